"""Which sites of the body speak for which: an Achilles for its calf, a groin for its adductors."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.exercise import Region

ALIASES: Mapping[Region, tuple[Region, ...]] = {
    Region.CALVES: (Region.ACHILLES,),
    Region.SOLEUS: (Region.ACHILLES, Region.CALVES),
    Region.ACHILLES: (Region.CALVES,),
    Region.SHIN_FOOT: (Region.SHIN, Region.PLANTAR_FASCIA, Region.ANKLE),
    Region.PLANTAR_FASCIA: (Region.SHIN_FOOT,),
    Region.SHIN: (Region.BONE,),
    Region.QUADS: (Region.KNEE,),
    Region.ADDUCTORS: (Region.GROIN,),
    Region.GROIN: (Region.ADDUCTORS,),
    Region.GLUTES: (Region.HIP,),
    Region.HIP_ABDUCTORS: (Region.HIP, Region.ITB),
    Region.HIP_FLEXORS: (Region.HIP, Region.GROIN),
    Region.HIP: (Region.GROIN,),
    Region.SHOULDERS: (Region.SHOULDER_JOINT,),
    Region.SCAPULA_CUFF: (Region.SHOULDER_JOINT,),
    Region.CHEST: (Region.SHOULDER_JOINT,),
    Region.ARMS_GRIP: (Region.ELBOW, Region.WRIST),
    Region.TRUNK_FRONT: (Region.LOW_BACK,),
    Region.TRUNK_SIDE: (Region.LOW_BACK,),
    Region.BACK: (Region.THORACIC,),
}
"""The sites whose cautions speak for an injured region too."""

NEIGHBOURS: Mapping[Region, tuple[Region, ...]] = {
    Region.ACHILLES: (Region.CALVES, Region.SOLEUS),
    Region.PLANTAR_FASCIA: (Region.SHIN_FOOT,),
    Region.ANKLE: (Region.SHIN_FOOT,),
    Region.SHIN: (Region.SHIN_FOOT,),
    Region.KNEE: (Region.QUADS,),
    Region.ITB: (Region.HIP_ABDUCTORS,),
    Region.HIP: (Region.HIP_FLEXORS,),
    Region.GROIN: (Region.ADDUCTORS,),
    Region.SHOULDER_JOINT: (Region.SHOULDERS, Region.SCAPULA_CUFF),
    Region.ELBOW: (Region.ARMS_GRIP,),
    Region.WRIST: (Region.ARMS_GRIP,),
    Region.NECK: (Region.SCAPULA_CUFF,),
    Region.THORACIC: (Region.BACK,),
}
"""The dosed regions whose dose an irritated site takes with it."""

LANDING_SITES = frozenset(
    {
        Region.CALVES,
        Region.SOLEUS,
        Region.ACHILLES,
        Region.PLANTAR_FASCIA,
        Region.ANKLE,
        Region.SHIN_FOOT,
        Region.KNEE,
        Region.QUADS,
        Region.ITB,
        Region.HIP,
        Region.GROIN,
        Region.ADDUCTORS,
        Region.HIP_FLEXORS,
        Region.HIP_ABDUCTORS,
        Region.GLUTES,
        Region.HAMSTRINGS,
        Region.LOW_BACK,
    }
)
"""Sites that a landing loads: irritated, they forbid jumps; otherwise they halve them."""
BONE_SITES = frozenset({Region.BONE, Region.SHIN})

HISTORY_REGIONS: Mapping[str, tuple[Region, ...]] = {
    "hamstring": (Region.HAMSTRINGS,),
    "groin": (Region.GROIN, Region.ADDUCTORS),
    "achilles": (Region.ACHILLES,),
    "calf": (Region.CALVES, Region.ACHILLES),
    "knee": (Region.KNEE,),
    "shoulder": (Region.SHOULDER_JOINT,),
    "low-back": (Region.LOW_BACK,),
    "back": (Region.LOW_BACK,),
    "bone-stress": (Region.BONE,),
    "stress-fracture": (Region.BONE,),
}


def sites_of(region: Region) -> frozenset[Region]:
    """The region and the sites whose cautions speak for it."""
    return frozenset({region, *ALIASES.get(region, ())})
