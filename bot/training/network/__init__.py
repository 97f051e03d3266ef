"""An embedded Telegram Bot API server: phones for people on one side, the real HTTP interface on the other."""

from bot.training.network.app import Call, ConnectionCut
from bot.training.network.chat import Change
from bot.training.network.faults import Fault, Faults, Limits
from bot.training.network.messages import Button, KeyboardButton, Message
from bot.training.network.network import Network
from bot.training.network.phone import Phone
from bot.training.network.screen import describe
from bot.training.network.serving import serving

__all__ = [
    "Button",
    "Call",
    "Change",
    "ConnectionCut",
    "Fault",
    "Faults",
    "KeyboardButton",
    "Limits",
    "Message",
    "Network",
    "Phone",
    "describe",
    "serving",
]
