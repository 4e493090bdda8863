"""The figure's measures: segment lengths, thickness and masses [cm, share of body mass].

Lengths follow Drillis and Contini (1966) as figure 4.1 of Winter, "Biomechanics and Motor
Control of Human Movement" (2009), gives heights: ankle 0.039, knee 0.285, hip 0.530, shoulder
0.818 of stature; upper arm 0.186, forearm 0.146. Masses and their centres follow Dempster (1955)
as Winter adapted them in table 4.1. Both were checked against published quotations of the book
(the masses against the table of the BMClab course of the Federal University of ABC), not against
the book itself. Hips and shoulders stand at joint centres of our choice, nearer to the midline
than the breadths of the figure (0.191 and 0.259); they, the head, the foot's parts and all
thickness are judged by eye.
"""

from __future__ import annotations

STATURE = 172.0

THIGH = 0.245 * STATURE
SHANK = 0.246 * STATURE
ANKLE_HEIGHT = 0.039 * STATURE
TRUNK = 0.288 * STATURE
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
FIST = 7.0
"""From the wrist to the middle of the closed hand."""
HIP_HALF = 0.050 * STATURE
"""From the midline to a hip joint."""
SHOULDER_HALF = 0.105 * STATURE
"""From the midline to a shoulder joint."""

HEEL_BACK = 3.2
BALL_FORWARD = 12.3
TOE_FORWARD = 6.0
"""From the ball to the middle of the toes."""
HEEL_RADIUS = 3.6
BALL_RADIUS = 2.8
TOE_RADIUS = 2.1
WRIST_HEIGHT = 4.2
"""The wrist over a surface on which the palm lies."""
PALM_BACK = 6.0
"""The wrist behind the middle of the palm."""

PELVIS_SHARE, CHEST_SHARE = 0.22, 0.55
"""Where the spine leaves the pelvis and where the chest begins, as shares of the trunk."""
SKULL_UP = 22.0
"""The middle of the skull over the shoulder line."""
SKULL_RADIUS = 8.7

THIGH_RADII = ((0.0, 8.2), (1.0, 5.0))
SHANK_RADII = ((0.0, 4.8), (0.3, 5.1), (1.0, 3.1))
CALF_BACK = 1.4
UPPER_ARM_RADII = ((0.0, 5.4), (1.0, 3.6))
FOREARM_RADII = ((0.0, 3.6), (0.28, 3.9), (1.0, 2.6))

FOOT_MASS, SHANK_MASS, THIGH_MASS = 0.0145, 0.0465, 0.100
UPPER_ARM_MASS, FOREARM_MASS, HAND_MASS = 0.028, 0.016, 0.006
TRUNK_MASS, HEAD_MASS = 0.497, 0.081
LEG_CENTRE, UPPER_ARM_CENTRE, FOREARM_CENTRE, TRUNK_CENTRE = 0.433, 0.436, 0.430, 0.5
BODY_KG = 70.0
