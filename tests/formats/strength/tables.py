"""Two sessions of Chidi's as each app would export them; written from the lists of columns."""

from __future__ import annotations

STRONG_WITH_UNITS = """\
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;\
Seconds;Notes;Workout Notes;Workout Duration
2026-10-06 18:04:00;Legs;Squat (Barbell);W;40;kgs;8;;;;0;;;1h 7m
2026-10-06 18:04:00;Legs;Squat (Barbell);1;80;kgs;5;8;;;0;;;1h 7m
2026-10-06 18:04:00;Legs;Squat (Barbell);Rest Timer;;;;;;;120;;;1h 7m
2026-10-06 18:04:00;Legs;Squat (Barbell);2;82,5;kgs;5;8,5;;;0;;;1h 7m
2026-10-06 18:04:00;Legs;Plank;1;0;kgs;0;;;;60;;;1h 7m
2026-10-09 18:00:00;Legs;Smith Squat;1;60;kgs;8;;;;0;;;45m
"""
STRONG_WITHOUT_UNITS = """\
Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,\
Workout Notes,RPE
2026-10-06 6:04:00\u202fPM,Legs,1h 7m,"Squat (Barbell)",1,175,5,0,0,"light, easy",,8
2026-10-06 6:04:00\u202fPM,Legs,1h 7m,"Squat (Barbell)",2,175,5,0,0,,,
"""
STRONG_WITH_NUMBERS = """\
"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";\
"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"
"1";"2026-10-06 18:04:00";"Legs";"4020";"Squat (Barbell)";"F";"82,5";"6";"";"";"";"";""
"1";"2026-10-06 18:04:00";"Legs";"4020";"Farmers Walk";"1";"24";"";"";"40";"";"one
line more";""
"1";"2026-10-06 18:04:00";"Legs";"4020";"Farmers Walk";"Rest Timer";"";"";"";"";"90";"";""
"""
HEVY = """\
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes",\
"set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Legs","06 Oct 2026, 18:04","06 Oct 2026, 19:00","","Squat (Barbell)","","",0,"warmup",40,8,,,
"Legs","06 Oct 2026, 18:04","06 Oct 2026, 19:00","","Squat (Barbell)","","",1,"normal",80,5,,,8
"Legs","06 Oct 2026, 18:04","06 Oct 2026, 19:00","","Farmers Walk","","",0,"normal",24,,0.04,,
"Legs","once","06 Oct 2026, 19:00","","Plank","","",0,"normal",,,,45,
"""
FITNOTES_ANDROID = """\
Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2026-10-06,Barbell Squat,Legs,80,kgs,5,,,,
2026-10-06,Plank,Abs,,,,,,0:01:30,
2026-10-08,Farmers Walk,Back,53,lbs,,40,m,,
"""
FITNOTES_IOS = """\
Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind
2026-10-06,Barbell Squat,Legs,80.0,176.4,5,,,,"deep, slow",Weight and Reps
2026-10-06,Pull Up,Back,,,8,,,,,Reps
"""
FITNOTES_IOS_WITH_TIMES = """\
Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,\
RPE,RIR,Categories,Note
Legs,2026-10-07T00:04:00Z,2026-10-07T01:00:00Z,"71,0",Squat,Barbell,8,"40,0",,,Done,true,,,Legs,
Legs,2026-10-07T00:04:00Z,2026-10-07T01:00:00Z,"71,0",Squat,Barbell,5,"82,5",,,Done,false,"9,5",2,Legs,
Legs,2026-10-07T00:04:00Z,2026-10-07T01:00:00Z,"71,0",Squat,Barbell,5,"90,0",,,Failed,false,,,Legs,
Legs,2026-10-07T00:04:00Z,2026-10-07T01:00:00Z,"71,0",Plank,,,,00:01:30,,Done,false,,,Core,
"""
LIFTOSAUR = """\
Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,\
Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,\
Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,\
Synergist Muscles,Notes
2026-10-07T00:04:00.000Z,Own,Legs,Squat,1,8,8,0,,,0,95,lb,95,lb,0,2026-10-07T00:09:00.000Z,,,
2026-10-07T00:04:00.000Z,Own,Legs,"Goblet Squat, Dumbbell",0,5,6,1,8,9,1,70,lb,75,lb,0,,"Quads",,
2026-10-07T00:04:00.000Z,Own,Legs,"Goblet Squat, Dumbbell",0,5,,0,,,0,75,lb,,,0,,,,left out
"""
WGER = """\
{"count": 5, "next": null, "previous": null, "results": [
 {"id": 4, "date": "2026-10-07T00:20:00Z", "session": 9, "exercise": 192, "repetitions_unit": 1,
  "repetitions": "5.00", "weight_unit": 1, "weight": "80.00", "rir": "1.5", "next_log": null},
 {"id": 3, "date": "2026-10-07T00:04:00Z", "session": 9, "exercise": 192, "repetitions_unit": 1,
  "repetitions": "8.00", "weight_unit": 2, "weight": "95.00", "rir": null},
 {"id": 5, "date": "2026-10-08", "exercise": {"id": 7, "name": "Plank"}, "repetitions_unit": 3,
  "repetitions": 60, "weight_unit": 3, "weight": null, "rir": null},
 {"id": 6, "date": "2026-10-08", "exercise": 8, "repetitions_unit": 2, "repetitions": "1.00"},
 {"id": 7, "date": "soon", "exercise": 8, "repetitions": "5.00"}
]}
"""
TABLES = (
    STRONG_WITH_UNITS,
    STRONG_WITHOUT_UNITS,
    STRONG_WITH_NUMBERS,
    HEVY,
    FITNOTES_ANDROID,
    FITNOTES_IOS,
    FITNOTES_IOS_WITH_TIMES,
    LIFTOSAUR,
    WGER,
)
