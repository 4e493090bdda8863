"""Joints from poses: bones keep their length, contacts are met, every angle has its sign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.figures.movement.body import FOREARM, SHANK, THIGH, UPPER_ARM
from wholestride.figures.movement.bones import two_bones
from wholestride.figures.movement.mass import centre_of_mass
from wholestride.figures.movement.mirror import mirrored
from wholestride.figures.movement.pose import (
    ArmPose,
    ArmWay,
    Base,
    LegPose,
    LegWay,
    Pose,
    Root,
    Trunk,
)
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.vectors import Vec, distance

IN_THE_AIR = Base(root=Root.POINT, hip=(0.0, 100.0, 0.0))
coordinate = st.floats(-90, 90)
point = st.tuples(coordinate, coordinate, coordinate)


@given(point, point)
def test_two_bones_keep_their_lengths_wherever_they_reach(target: Vec, pole: Vec) -> None:
    middle, end = two_bones((0.0, 0.0, 0.0), target, (42.0, 41.0), pole)
    assert distance((0.0, 0.0, 0.0), middle) == pytest.approx(42.0, abs=1e-3)
    assert distance(middle, end) == pytest.approx(41.0, abs=1e-3)


@given(st.tuples(st.floats(5, 40), st.floats(-40, -5), st.floats(-30, 30)))
def test_a_target_in_reach_is_met(target: Vec) -> None:
    _, end = two_bones((0.0, 0.0, 0.0), target, (42.0, 41.0), (1.0, 0.0, 0.0))
    assert distance(end, target) < 1e-6


def free(**angles: float) -> Pose:
    return Pose(base=IN_THE_AIR, leg_r=LegPose(**angles), leg_l=LegPose(**angles))  # type: ignore[arg-type]  # the angles of a free leg


def test_a_hip_flexes_forwards_and_abducts_away_from_the_midline_on_both_sides() -> None:
    flexed, spread = solve(free(hip=90)), solve(free(abd=40))
    assert flexed.leg_r.knee[0] > 40
    assert spread.leg_r.knee[2] > 20 > -20 > spread.leg_l.knee[2]


def test_a_knee_flexes_backwards_and_an_ankle_lifts_the_toes() -> None:
    bent, lifted = solve(free(knee=90)), solve(free(ankle=20))
    assert bent.leg_r.ankle[0] < -40
    assert lifted.leg_r.foot.toe[1] > solve(free()).leg_r.foot.toe[1] + 4


def test_a_hip_rotated_outwards_brings_the_foot_of_a_bent_leg_inwards() -> None:
    turned = solve(free(hip=90, knee=90, rot=40))
    assert turned.leg_r.ankle[2] < turned.leg_r.knee[2] - 20
    assert turned.leg_l.ankle[2] > turned.leg_l.knee[2] + 20


def test_an_elbow_bends_forwards_and_a_raised_arm_points_up() -> None:
    arm = solve(Pose(base=IN_THE_AIR, arm_r=ArmPose(elbow=90), arm_l=ArmPose(shoulder=180)))
    assert arm.arm_r.fist[0] > arm.arm_r.elbow[0] + 25
    assert arm.arm_l.fist[1] > arm.arm_l.shoulder[1] + 55


def test_an_arm_lifted_sideways_turns_up_when_it_is_rotated_outwards() -> None:
    arms = ArmPose(abd=90, elbow=90, rot=90)
    figure = solve(Pose(base=IN_THE_AIR, arm_r=arms, arm_l=arms))
    for side in "RL":
        assert figure.arm(side).fist[1] > figure.arm(side).elbow[1] + 25


def test_lean_goes_forwards_twist_to_the_left_and_a_side_bend_to_the_right() -> None:
    def trunk(**angles: float) -> Pose:
        return Pose(base=IN_THE_AIR, trunk=Trunk(**angles))

    assert solve(trunk(lean=40)).spine.shoulders[0] > 25
    assert solve(trunk(twist=40)).spine.chest.forward[2] < -0.5
    assert solve(trunk(side=30)).spine.shoulders[2] > 8
    assert solve(trunk(spine=60)).spine.shoulders[0] > 15


def test_a_supine_figure_rolled_to_its_right_faces_the_viewer() -> None:
    spine = solve(Pose(base=IN_THE_AIR, trunk=Trunk(lean=-90, roll=-90))).spine
    assert spine.chest.forward[2] > 0.99
    assert spine.chest.right[1] < -0.99


def test_a_squat_stands_over_its_feet_however_deep() -> None:
    leg = LegPose(way=LegWay.FOOT, point=(10.0, 0.0, 12.0))
    for depth in (85.0, 65.0, 50.0):
        pose = Pose(base=Base(hip_y=depth), trunk=Trunk(lean=35), leg_r=leg, leg_l=leg)
        figure = solve(pose)
        assert not figure.misses
        assert centre_of_mass(figure)[0] == pytest.approx(15, abs=1)


def test_bones_keep_their_length_in_a_whole_figure() -> None:
    leg = LegPose(way=LegWay.FOOT, point=(0.0, 0.0, 12.0), heel=30)
    arm = ArmPose(way=ArmWay.GRIP, point=(30.0, 120.0, 10.0))
    figure = solve(Pose(trunk=Trunk(lean=20), leg_r=leg, leg_l=leg, arm_r=arm, arm_l=arm))
    assert distance(figure.leg_r.hip, figure.leg_r.knee) == pytest.approx(THIGH)
    assert distance(figure.leg_l.knee, figure.leg_l.ankle) == pytest.approx(SHANK)
    assert distance(figure.arm_r.shoulder, figure.arm_r.elbow) == pytest.approx(UPPER_ARM)
    assert distance(figure.arm_l.elbow, figure.arm_l.wrist) == pytest.approx(FOREARM)


def test_a_contact_out_of_reach_is_said_with_its_distance() -> None:
    far = LegPose(way=LegWay.FOOT, point=(0.0, 0.0, 8.6))
    figure = solve(Pose(base=Base(root=Root.POINT, hip=(0.0, 110.0, 0.0)), leg_r=far))
    (miss,) = figure.misses
    assert miss.limb == "leg_R"
    assert 15 < miss.by < 25


def test_a_mirrored_pose_is_the_mirror_image() -> None:
    pose = Pose(
        base=Base(root=Root.POINT, hip=(3.0, 90.0, 4.0)),
        trunk=Trunk(lean=20, twist=30, side=10, face=15, look=20),
        leg_r=LegPose(hip=60, knee=80, abd=10),
        arm_l=ArmPose(shoulder=120, elbow=30),
    )
    figure, image = solve(pose), solve(mirrored(pose))
    for side, other in (("R", "L"), ("L", "R")):
        x, y, z = figure.leg(side).foot.toe
        assert image.leg(other).foot.toe == pytest.approx((x, y, -z))
        x, y, z = figure.arm(side).fist
        assert image.arm(other).fist == pytest.approx((x, y, -z))
    assert mirrored(mirrored(pose)) == replace(pose)
