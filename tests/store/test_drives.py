"""A network drive is told by what the system says of it: the drive itself is not asked."""

from __future__ import annotations

import pytest

from gz_eval.store.drives import is_on_network

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/bids /mnt/bids nfs4 rw 0 0
//server/growth /mnt/growth\040zones cifs rw 0 0
tmpfs /mnt/growth\040zones/scratch tmpfs rw 0 0
/dev/sdb1 /mnt/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("name", "far"),
    [
        ("/home/a/eval.gzeval", False),
        ("/mnt/bids/eval.gzeval", True),
        ("/mnt/bids2/eval.gzeval", False),
        ("/mnt/growth zones/round one/eval.gzeval", True),
        ("/mnt/growth zones/scratch/eval.gzeval", False),
        ("/mnt/stick/eval.gzeval", False),
    ],
)
def test_a_file_is_on_the_drive_that_is_nearest_above_it(name: str, far: bool) -> None:
    assert is_on_network(name, MOUNTS) is far


def test_no_drive_that_is_known_of_is_no_network() -> None:
    assert not is_on_network("/home/a/eval.gzeval", "")
