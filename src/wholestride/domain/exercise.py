"""Exercises, practices and session templates as the catalogue holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Component(StrEnum):
    """The six components of a whole-body week."""

    CORE = "core"
    UPPER_BODY = "upper-body"
    MOBILITY = "mobility"
    FUNCTIONAL = "functional"
    STABILITY = "stability"
    FLEXIBILITY = "flexibility"


class Region(StrEnum):
    """Body regions: seventeen that are trained and dosed, and sites that can hurt."""

    QUADS = "quads"
    GLUTES = "glutes"
    HAMSTRINGS = "hamstrings"
    CALVES = "calves"
    SOLEUS = "soleus"
    SHIN_FOOT = "shin-foot"
    HIP_ABDUCTORS = "hip-abductors"
    ADDUCTORS = "adductors"
    HIP_FLEXORS = "hip-flexors"
    TRUNK_FRONT = "trunk-front"
    TRUNK_SIDE = "trunk-side"
    LOW_BACK = "low-back"
    CHEST = "chest"
    BACK = "back"
    SHOULDERS = "shoulders"
    SCAPULA_CUFF = "scapula-cuff"
    ARMS_GRIP = "arms-grip"
    ACHILLES = "achilles"
    PLANTAR_FASCIA = "plantar-fascia"
    ANKLE = "ankle"
    SHIN = "shin"
    BONE = "bone"
    KNEE = "knee"
    ITB = "itb"
    HIP = "hip"
    GROIN = "groin"
    SHOULDER_JOINT = "shoulder"
    ELBOW = "elbow"
    WRIST = "wrist"
    NECK = "neck"
    THORACIC = "thoracic"

    @property
    def spoken(self) -> str:
        """The region as a runner says it.

        >>> Region.SHIN_FOOT.spoken, Region.HIP_FLEXORS.spoken
        ('shins and feet', 'hip flexors')
        """
        return SPOKEN_REGIONS.get(self, self.value.replace("-", " "))

    @property
    def several(self) -> bool:
        """True where its words are a plural.

        >>> Region.CALVES.several, Region.ACHILLES.several, Region.SHIN_FOOT.several
        (True, False, True)
        """
        words = self.spoken
        return " and " in words or (words.endswith("s") and self not in ENDS_IN_S)

    @property
    def dosed(self) -> bool:
        """True for the seventeen regions of the dose table."""
        return self in DOSED_REGIONS

    @property
    def leg(self) -> bool:
        """True for the nine leg regions of the dose table."""
        return self in LEG_REGIONS


SPOKEN_REGIONS = {
    Region.SHIN_FOOT: "shins and feet",
    Region.TRUNK_FRONT: "abdominals",
    Region.TRUNK_SIDE: "obliques",
    Region.SCAPULA_CUFF: "shoulder blades",
    Region.ARMS_GRIP: "arms and grip",
    Region.ACHILLES: "Achilles",
    Region.ITB: "outside of the knee",
    Region.THORACIC: "mid back",
}
"""Regions whose name does not read as words."""

ENDS_IN_S = (Region.ACHILLES, Region.SOLEUS)
"""One of each, though the word ends like many."""

LEG_REGIONS: tuple[Region, ...] = (
    Region.QUADS,
    Region.GLUTES,
    Region.HAMSTRINGS,
    Region.CALVES,
    Region.SOLEUS,
    Region.SHIN_FOOT,
    Region.HIP_ABDUCTORS,
    Region.ADDUCTORS,
    Region.HIP_FLEXORS,
)
TRUNK_REGIONS: tuple[Region, ...] = (Region.TRUNK_FRONT, Region.TRUNK_SIDE, Region.LOW_BACK)
UPPER_REGIONS: tuple[Region, ...] = (
    Region.CHEST,
    Region.BACK,
    Region.SHOULDERS,
    Region.SCAPULA_CUFF,
    Region.ARMS_GRIP,
)
DOSED_REGIONS: tuple[Region, ...] = LEG_REGIONS + TRUNK_REGIONS + UPPER_REGIONS


class Pattern(StrEnum):
    """Movement patterns (the closed list of the glossary)."""

    SQUAT = "squat"
    HINGE = "hinge"
    LUNGE = "lunge"
    STEP = "step"
    HORIZONTAL_PUSH = "horizontal-push"
    VERTICAL_PUSH = "vertical-push"
    HORIZONTAL_PULL = "horizontal-pull"
    VERTICAL_PULL = "vertical-pull"
    CARRY = "carry"
    ANTI_EXTENSION = "anti-extension"
    ANTI_ROTATION = "anti-rotation"
    LATERAL = "lateral"
    HIP_FLEXION = "hip-flexion"
    CALF = "calf"
    JUMP = "jump"
    BALANCE = "balance"
    MOBILITY = "mobility"
    STRETCH = "stretch"
    ROLL = "roll"
    KNEE_FLEXION = "knee-flexion"
    KNEE_EXTENSION = "knee-extension"
    HIP_EXTENSION = "hip-extension"
    HIP_ABDUCTION = "hip-abduction"
    HIP_ADDUCTION = "hip-adduction"
    FOOT_SHIN = "foot-shin"
    SCAPULA = "scapula"
    ARM = "arm"
    LOW_BACK_EXTENSION = "low-back-extension"
    DRILL = "drill"
    FLOW = "flow"
    BREATHING = "breathing"


class Equipment(StrEnum):
    """The closed vocabulary of equipment; catalogue data holds the aliases."""

    WALL = "wall"
    CHAIR = "chair"
    TOWEL = "towel"
    DOOR = "door"
    TABLE = "table"
    STEP = "step"
    BAND = "band"
    MINI_BAND = "mini band"
    DUMBBELL = "dumbbell"
    KETTLEBELL = "kettlebell"
    BARBELL = "barbell"
    RACK = "rack"
    TRAP_BAR = "trap bar"
    LANDMINE = "landmine"
    PLATE = "plate"
    BENCH = "bench"
    INCLINE_BENCH = "incline bench"
    BOX = "box"
    PULL_UP_BAR = "pull-up bar"
    DIP_BARS = "dip bars"
    SUSPENSION_TRAINER = "suspension trainer"
    CABLE = "cable"
    LEG_PRESS = "leg press machine"
    LEG_CURL = "leg curl machine"
    LEG_EXTENSION = "leg extension machine"
    CALF_MACHINE = "calf machine"
    HIP_MACHINE = "hip machine"
    BACK_EXTENSION = "back extension bench"
    ASSIST_MACHINE = "assist machine"
    SLED = "sled"
    STABILITY_BALL = "stability ball"
    BOSU = "bosu"
    FOAM_PAD = "foam pad"
    SMALL_BALL = "small ball"
    MEDICINE_BALL = "medicine ball"
    FOAM_ROLLER = "foam roller"
    SLIDERS = "sliders"
    DOWEL = "dowel"
    AB_WHEEL = "ab wheel"
    ROPE = "skipping rope"
    VEST = "weight vest"
    POLES = "poles"
    PARTNER = "partner"


EVERYWHERE: frozenset[Equipment] = frozenset(
    {
        Equipment.WALL,
        Equipment.CHAIR,
        Equipment.TOWEL,
        Equipment.DOOR,
        Equipment.TABLE,
        Equipment.STEP,
    }
)
"""What the planner assumes in every place: a wall, chair, towel, door, table and a stair."""

WEIGHTS: frozenset[Equipment] = frozenset(
    {
        Equipment.DUMBBELL,
        Equipment.KETTLEBELL,
        Equipment.BARBELL,
        Equipment.TRAP_BAR,
        Equipment.LANDMINE,
        Equipment.PLATE,
        Equipment.CABLE,
        Equipment.LEG_PRESS,
        Equipment.LEG_CURL,
        Equipment.LEG_EXTENSION,
        Equipment.CALF_MACHINE,
        Equipment.HIP_MACHINE,
        Equipment.MEDICINE_BALL,
        Equipment.SLED,
        Equipment.VEST,
    }
)
"""Pieces with a weight in kilograms; bands and body weight have none."""


class Impact(StrEnum):
    """How hard the feet land."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class LoadKind(StrEnum):
    """What makes the exercise harder."""

    NONE = "none"
    BODYWEIGHT = "bodyweight"
    EXTERNAL = "external"
    BODYWEIGHT_EXTERNAL = "bodyweight+external"
    BAND = "band"
    ASSISTED = "assisted"


class Measure(StrEnum):
    """How one set is counted."""

    REPS = "reps"
    SECONDS = "seconds"
    METRES = "metres"
    BREATHS = "breaths"


class LoadZone(StrEnum):
    """The heaviest zone that a main lift can reach."""

    LIGHT = "light"
    """Under about 70 % of one repetition maximum."""
    MODERATE = "moderate"
    """About 70 to 79 %."""
    HEAVY = "heavy"
    """80 % and more (rule DOSE03)."""


class Sidedness(StrEnum):
    """Whether a set is done with both sides, one after the other, or alternating."""

    BOTH = "both"
    EACH = "each"
    ALTERNATING = "alternating"


class CautionLevel(StrEnum):
    """What a caution asks for."""

    MODIFY = "modify"
    AVOID = "avoid"


class Condition(StrEnum):
    """States that are no body site and that cautions name."""

    PREGNANT = "pregnant"
    POSTPARTUM = "postpartum"
    FALL_RISK = "fall-risk"

    @property
    def spoken(self) -> str:
        """The state as a runner says it."""
        return self.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Caution:
    """For whom the exercise should be modified or avoided (a layman's judgement)."""

    about: Region | Condition
    level: CautionLevel


@dataclass(frozen=True, slots=True)
class FitName:
    """Category and exercise number of the FIT format, with their names."""

    category: str
    category_number: int
    name: str = ""
    name_number: int | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise or practice.

    ``regions`` holds weights in halves: 2 for a primary region (one hard set each set),
    1 for a secondary one (half a set). ``equipment`` is a choice of kits: any one kit
    whose pieces are all there is enough; an empty kit means the floor is enough.
    ``harder`` names the next rungs of the ladder; ``easier`` is derived by the loader.
    """

    id: str
    name: str
    components: tuple[Component, ...]
    pattern: Pattern
    regions: Mapping[Region, int]
    equipment: tuple[frozenset[Equipment], ...]
    level: int
    family: str
    sidedness: Sidedness = Sidedness.BOTH
    impact: Impact = Impact.NONE
    contacts_per_rep: float = 0.0
    contacts_per_second: float = 0.0
    contacts_per_metre: float = 0.0
    measure: Measure = Measure.REPS
    load_kind: LoadKind = LoadKind.BODYWEIGHT
    tempo: str = ""
    seconds_per_rep: float = 3.0
    set_up_seconds: int = 10
    main_lift: bool = False
    load_zone: LoadZone = LoadZone.LIGHT
    eccentric: bool = False
    counts_sets: bool = True
    harder: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    fit: FitName | None = None
    cues: tuple[str, ...] = ()
    fault: str = ""

    def possible_with(self, equipment: frozenset[Equipment]) -> bool:
        """True when some kit of the exercise is all there."""
        return any(kit <= equipment for kit in self.equipment)

    def loadable_with(self, equipment: frozenset[Equipment]) -> bool:
        """True when it takes a weight, and some kit that is all there has one."""
        weighted = self.load_kind in (LoadKind.EXTERNAL, LoadKind.BODYWEIGHT_EXTERNAL)
        return weighted and any(kit <= equipment and kit & WEIGHTS for kit in self.equipment)

    def zone_with(self, equipment: frozenset[Equipment]) -> LoadZone:
        """The heaviest zone that this equipment allows: without a weight only the light one."""
        return self.load_zone if self.loadable_with(equipment) else LoadZone.LIGHT

    def __str__(self) -> str:
        return self.name
