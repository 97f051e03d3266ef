"""6 hỗ trợ 1: six members stand by each person who comes home. The empty place of the second programme.

Nothing here may import patrols or incidents, nor they this: a wall that the law demands and lint holds.
"""
