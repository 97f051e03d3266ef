"""The network on a real socket, for training mode and for drivers that watch the bot from another process."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn

from bot.training.network.network import Network


class _Server(uvicorn.Server):
    """Leaves signals to the program around it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serving(network: Network, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve the network on a port (0: any free one) while the block runs; gives the base address.

    Afterwards the network keeps its state and can be served again, which makes an outage.
    """
    listener = socket.create_server((host, port), backlog=512)
    # asyncio sets this only on sockets it opens itself; without it each answer waits 40 ms for the client's ACK.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # Cut connections are reported by uvicorn as errors of the app; here they are on purpose.
    config = uvicorn.Config(
        network.app,
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config)
    network.open()
    # No TaskGroup: it would wrap every exception of the block, also the failed assertion of a test.
    serving_task = asyncio.get_running_loop().create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        await network.close()
        server.should_exit = True
        await serving_task
