"""Words of CSV headers and months in seven languages, without accents."""

ALIASES = {
    "date": "date day datum tag fecha dia data giorno dag jour start_date startdate workoutday"
    " activity_date start_date_local date_local",
    "title": "title name workout run session activity what summary subject entry training plan"
    " titel einheit lauf training_title workout_name bezeichnung was titre seance nom entrainement"
    " titulo entrenamiento sesion nombre pass namn rubrik traning titolo allenamento nome"
    " activity_name workout_title oefening",
    "time": "time start start_time hour clock uhrzeit startzeit beginn zeit heure hora klocka"
    " klockslag starttid tid_start ora orario tijd heure_de_debut hora_de_inicio start_uhrzeit",
    "minutes": "minutes min mins duration duration_min length moving_time elapsed_time dauer"
    " minuten dauer_min duree minutes_prevues duree_min duracion minutos duracion_min"
    " varaktighet minuter langd durata minuti duur planned_duration planned_time total_time",
    "distance": "distance dist km kms kilometer kilometers kilometres mi miles mile distanz strecke"
    " distanz_km strecke_km entfernung kilometre distancia kilometros distans stracka distanza"
    " chilometri afstand planned_distance distance_km distance_mi distance_miles meilen millas",
    "kind": "kind type category sort art typ kategorie lauftyp categorie genre tipo categoria"
    " clase slag tipo_de_entrenamiento workout_type activity_type soort run_type",
    "description": "description details notes note comment comments info beschreibung notiz notizen"
    " bemerkung details_text commentaire remarques descripcion notas comentario beskrivning"
    " anteckning kommentar descrizione opmerking workout_description coach_comments remarks",
}
ROLE_OF = {alias: role for role, aliases in ALIASES.items() for alias in aliases.split()}

MONTHS = {
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fev": 2, "mar": 3, "mae": 3, "mrt": 3, "maa": 3,
    "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5, "maj": 5, "mei": 5, "mag": 5, "jun": 6,
    "juin": 6, "giu": 6, "jul": 7, "juil": 7, "lug": 7, "aug": 8, "aou": 8, "ago": 8, "sep": 9,
    "set": 9, "oct": 10, "okt": 10, "ott": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}  # fmt: skip
