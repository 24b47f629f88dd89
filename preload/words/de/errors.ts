import type { errors as en } from '../en/errors.ts';

export const errors: Record<keyof typeof en, string> = {
  'error.REQUEST_INVALID': 'Die Anfrage ist nicht verständlich: {problem}',
  'error.DATASET_NOT_FOUND':
    'Der Datensatz „{dataset}“ wurde nicht gefunden. Bitte einen Datensatz aus der Liste wählen.',
  'error.COLUMN_NOT_FOUND':
    'Die Spalte „{column}“ wurde nicht gefunden.{hasColumns, select, yes { Vorhanden sind: {columns}.} other {}}',
  'error.MEASURE_NOT_POSSIBLE':
    'Von „{column}“ gibt es {function, select, average {keinen Durchschnitt} sum {keine Summe} share {keinen Anteil} count {keine Anzahl} smallest {keinen kleinsten Wert} other {keinen größten Wert}}, weil die Spalte keine Zahlen enthält. {hasColumns, select, yes {Spalten mit Zahlen: {columns}. } other {}}Anzahl, kleinsten und größten Wert gibt es von jeder Spalte.',
  'error.GROUP_NOT_POSSIBLE':
    '„{column}“ lässt sich nicht nach {part, select, day {Tagen} week {Wochen} month {Monaten} other {Jahren}} zusammenfassen, weil die Spalte keine Datumsangaben enthält. {hasColumns, select, yes {Spalten mit Datum: {columns}. } other {}}Bitte stattdessen nach der Spalte selbst zusammenfassen.',
  'error.COLUMNS_EMPTY': 'Es ist keine Spalte ausgewählt. Bitte mindestens eine Spalte auswählen.',
  'error.DATE_FORMAT_NOT_FOUND': 'Das Datumsformat „{dateFormat}“ wurde nicht gefunden.',
  'error.OPERATOR_NOT_FOUND':
    "Die Filterbedingung „{operator}“ ist nicht bekannt. Möglich sind = != '<' '<=' > >= contains starts-with in is-null not-null between.",
  'error.FILTER_VALUE_INVALID':
    'Der Filter für „{column}“ braucht {expected, select, number {eine Zahl} truth {Ja oder Nein} day {ein Datum wie 2024-01-31} other {{expected}}}, angegeben ist aber „{value}“.',
  'error.PARAMETER_MISSING': '{label} fehlt. Bitte zuerst ausfüllen (Angabe „{parameter}“).',
  'error.PARAMETER_NOT_FOUND': 'Dieser Datensatz kennt die Angabe „{parameter}“ nicht.',
  'error.PARAMETER_INVALID':
    'Die Angabe „{parameter}“ braucht {expected, select, wholeNumber {eine ganze Zahl} oneNumber {genau eine Zahl} other {{expected}}}, angegeben ist aber „{value}“.',
  'error.PERIOD_NOT_SUPPORTED':
    'Der Datensatz „{dataset}“ hat keinen Zeitraum. Bitte stattdessen nach einer Spalte mit Datum filtern.',
  'error.PERIOD_IN_NO_TERM':
    'Der heutige Tag liegt in keinem Abschnitt. Bitte einen anderen Zeitraum wählen oder die Abschnitte in den Einstellungen ändern.',
  'error.SPLIT_TOO_MANY':
    '„{column}“ hat mehr als {limit, number} verschiedene Werte, und jeder ergäbe eine Datei. Bitte eine Spalte mit weniger Werten wählen, oder weniger Zeilen mit einem Filter oder Zeitraum.',
  'error.SPLIT_NOT_POSSIBLE':
    'Eine Datei je Wert von „{column}“ ist nicht möglich: Darunter sind sehr lange Texte, Bytes oder Texte anstelle von Zahlen oder Datumsangaben. Bitte eine andere Spalte wählen oder diese Zeilen mit einem Filter weglassen.',
  'error.SPLIT_EMPTY':
    'Es gibt keine Zeilen und damit keine Dateien zu schreiben. Bitte die Filter und den Zeitraum prüfen.',
  'error.CHOICE_NOT_FOUND':
    'In diesen Daten gibt es {what, select, student {keine Schülerin und keinen Schüler} class {keine Klasse} studentReport {keinen Schülerbericht} teacherReport {keinen Wochenbericht einer Lehrkraft} tutorReport {keinen Wochenbericht der Betreuung} other {keinen Eintrag „{what}“}} mit der Nummer {id}.',
  'error.QUERY_NOT_ALLOWED':
    'Exportiert werden kann nur eine einzelne SELECT-Anweisung, die Daten liest. Es wurde nichts verändert.',
  'error.CACHE_ENTRY_NOT_FOUND':
    'Es gibt keine fertige Datei mit dem Schlüssel „{key}“. Der Befehl „analytics-export cache list“ zeigt alle vorhandenen.',
  'error.TABLE_NOT_READABLE':
    '„{table}“ kann nicht gelesen werden: {isUnsafe, select, yes {Es wird {reason} benutzt, was eine Datenbankdatei hier nicht darf} other {{reason}}}. Bitte eine andere Tabelle wählen oder diese dort reparieren lassen, woher die Datenbank kommt.',
  'error.QUERY_FAILED':
    'Die Abfrage kann nicht ausgeführt werden: {reason, select, placeholder {Sie enthält einen Platzhalter; bitte den Wert selbst hineinschreiben} other {{reason}}}.',
  'error.SAVED_EXPORT_NOT_FOUND':
    'Es gibt keinen gespeicherten Export „{name}“. Bitte einen vorhandenen wählen oder diesen speichern.',
  'error.SAVED_EXPORT_EXISTS':
    'Es gibt schon einen gespeicherten Export „{name}“. Bitte einen anderen Namen wählen oder den vorhandenen ersetzen.',
  'error.SAVED_EXPORT_NOT_FITTING':
    '„{name}“ braucht, was in „{source}“ fehlt: {missing}. Bitte die Daten öffnen, für die der Export gespeichert wurde, oder für diese Daten einen eigenen speichern.',
  'error.SAVED_EXPORT_NOT_UNDERSTOOD':
    '„{file}“ ist kein gespeicherter Export oder stammt aus einer neueren Version von Analytics Export. Bitte eine Datei wählen, die als gespeicherter Export geschrieben wurde.',
  'error.FEATURE_OFF':
    '{feature, select, typedQuery {Eigene Abfragen sind auf diesem Computer abgeschaltet. Bitte einen der Datensätze wählen} otherDatabases {Auf diesem Computer kann nur die Musterschule geöffnet werden. Bitte diese verwenden} other {Das Lesen von Servern ist auf diesem Computer abgeschaltet. Bitte eine Datenbank wählen}} oder bei der Administration nachfragen, die das festgelegt hat.',
  'error.DATASET_TOO_LARGE':
    'Zu viele Zeilen ({rows, number}). Erlaubt sind höchstens {limit, number}. Bitte mit einem Filter oder Zeitraum weniger wählen{format, select, csv { oder die Zeilen in weiteren Dateien fortsetzen} other {, als CSV exportieren oder die Zeilen auf weiteren Tabellenblättern fortsetzen}}.',
  'error.ROW_TOO_LARGE':
    '{hasRow, select, yes {Zeile {row} ist zu groß} other {Eine Zeile ist zu groß}}: {hasColumn, select, yes {Ihre Spalte „{column}“ braucht} other {Sie braucht}} {hasSize, select, yes {{megabytes, number} MB, mehr} other {mehr}} als die {most} MB, die eine Zeile haben darf. Bitte {hasColumn, select, yes {diese Spalte weglassen} other {weniger Spalten wählen}} oder die Zeile mit einem Filter weglassen.',
  'error.SOURCE_NOT_FOUND': 'Die Datenbank „{name}“ gibt es nicht, oder sie kann nicht geöffnet werden.',
  'error.SOURCE_PATH_TOO_LONG':
    'Die Datenbank „{name}“ liegt in so vielen Ordnern oder in Ordnern mit so langen Namen, dass sie nicht geöffnet werden kann. Bitte in einen Ordner mit kürzerem Pfad verschieben oder kopieren und dort öffnen.',
  'error.SOURCE_NOT_DATABASE': '„{name}“ ist keine SQLite-Datenbank. Bitte eine andere Datei wählen.',
  'error.SOURCE_NOT_READABLE':
    'Die Datenbank „{name}“ kann so nicht gelesen werden: {reason}. Bitte eine andere wählen oder diese dort reparieren lassen, woher sie kommt.',
  'error.SOURCE_CORRUPT':
    'Die Datenbank „{name}“ ist beschädigt und kann nicht vollständig gelesen werden. Bitte eine Sicherungskopie verwenden.',
  'error.SOURCE_LOCKED':
    'Die Datenbank „{name}“ wird gerade von einem anderen Programm benutzt. Bitte dieses Programm schließen und es noch einmal versuchen.',
  'error.SOURCE_CLOSED':
    'Inzwischen wurde eine andere Datenbank geöffnet. Bitte die gemeinte wieder öffnen und es noch einmal versuchen.',
  'error.SOURCE_UNFINISHED':
    'In der Datenbank „{name}“ wurde eine Änderung nicht zu Ende geführt. Bitte die Datenbank einmal mit dem Programm öffnen, zu dem sie gehört, und es dann noch einmal versuchen; ist ihr Ordner schreibgeschützt, sie vorher mit den Dateien daneben, deren Namen mit „{name}-“ beginnen, in einen beschreibbaren Ordner kopieren.',
  'error.SAMPLE_IN_USE':
    'Die Musterschule ist geöffnet oder wird gerade exportiert. Bitte eine andere Datenbank öffnen, laufende Exporte abwarten und es noch einmal versuchen.',
  'error.DROP_NOT_ONE_FILE':
    'Es kann nur eine Datenbank auf einmal geöffnet werden. Bitte eine einzelne Datei dieses Computers hierher ziehen; der Name einer Datenbank endet oft auf .db oder .sqlite.',
  'error.REMOTE_ADDRESS_INVALID':
    '„{address}“ kann nicht als Adresse verwendet werden. Sie beginnt mit https:// (http:// nur für diesen Computer) und enthält weder Benutzernamen noch Passwort.',
  'error.REMOTE_TOKEN_MISSING':
    'Die Umgebungsvariable „{variable}“, die das Token für den Server enthalten soll, ist leer. Bitte setzen und es noch einmal versuchen.',
  'error.CONNECTION_NOT_FOUND':
    'Es gibt keine Verbindung „{name}“. Bitte eine vorhandene wählen oder diese hinzufügen.',
  'error.CONNECTION_EXISTS':
    'Es gibt schon eine Verbindung „{name}“. Bitte einen anderen Namen wählen oder die vorhandene zuerst entfernen.',
  'error.CONNECTION_SECRET_MISSING':
    'Das Token oder Geheimnis für „{server}“ kann hier nicht gelesen werden: Das kann nur das Fenster, auf dem Computer und mit dem Benutzerkonto, wo es eingegeben wurde. Bitte im Fenster unter „Verbindungen“ neu eingeben; in der Befehlszeile eine Umgebungsvariable nennen, die es enthält.',
  'error.REMOTE_AUTHORITIES_MISSING':
    'Die Zertifikatsdatei „{file}“ kann nicht gelesen werden. Bitte den Namen prüfen und es noch einmal versuchen.',
  'error.REMOTE_UNREACHABLE':
    'Der Server „{host}“ ist zurzeit nicht erreichbar ({reason}). Bitte das Netzwerk prüfen und es noch einmal versuchen.',
  'error.REMOTE_SLOW':
    'Der Server „{host}“ hat {seconds, plural, one {# Sekunde} other {# Sekunden}} lang nicht geantwortet. Bitte später noch einmal versuchen oder beim Betreiber nachfragen.',
  'error.REMOTE_BROKEN':
    'Die Verbindung zu „{host}“ ist immer wieder abgebrochen. Bitte das Netzwerk prüfen und es noch einmal versuchen.',
  'error.REMOTE_BUSY':
    'Der Server „{host}“ ist ausgelastet und bittet um Geduld. Bitte später noch einmal versuchen.',
  'error.REMOTE_FAILED':
    'Beim Server „{host}“ ist ein Fehler aufgetreten ({status}). Bitte später noch einmal versuchen oder dem Betreiber Bescheid geben.',
  'error.REMOTE_REFUSED':
    'Der Server „{host}“ hat die Anfrage abgelehnt ({status}). Bitte die Adresse und die Einstellungen der Verbindung prüfen.',
  'error.REMOTE_SIGN_IN':
    'Der Server „{host}“ lässt die Anmeldung nicht zu: Das Token oder Geheimnis fehlt, ist falsch oder abgelaufen. Bitte beim Betreiber ein neues anfordern.',
  'error.REMOTE_NOT_FOUND': 'Unter dieser Adresse gibt es bei „{host}“ nichts. Bitte die Adresse prüfen.',
  'error.REMOTE_ELSEWHERE':
    'Der Server „{host}“ verweist auf einen anderen, „{other}“; dem wird nicht gefolgt. Bitte beim Betreiber nach der richtigen Adresse fragen.',
  'error.REMOTE_CERTIFICATE':
    'Der Server „{host}“ kann nicht nachweisen, dass er wirklich dieser Server ist ({reason}). Bitte beim Betreiber nach dem Zertifikat seiner Zertifizierungsstelle fragen.',
  'error.REMOTE_NOT_UNDERSTOOD':
    'Die Antwort von „{host}“ ist nicht wie erwartet: ' +
    '{problem, select, ' +
    'badChoices {Eine Auswahlliste entspricht nicht analytics-api.yaml} ' +
    'badDatasets {Die Liste der Datensätze entspricht nicht analytics-api.yaml} ' +
    'badEnd {Das Ende der Zeilen entspricht nicht analytics-api.yaml} ' +
    'badHead {Der Anfang der Zeilen entspricht nicht analytics-api.yaml} ' +
    'badPage {Eine Seite mit Zeilen entspricht nicht analytics-api.yaml} ' +
    'badProgress {Die Angabe, wie weit die Datei ist, entspricht nicht analytics-api.yaml} ' +
    'badRow {Eine Zeile hat nicht so viele Werte, wie es Spalten gibt} ' +
    'circle {Der Server verweist im Kreis} ' +
    'collectionCircle {Die Seiten von {collection} verweisen im Kreis} ' +
    'collectionEnd {Es gibt {total} {collection}, geliefert werden {given}} ' +
    'emptyPages {Die Seiten sind leer und nehmen kein Ende} ' +
    'largeLine {Eine Zeile hat mehr als {megabytes} MB} ' +
    'largePage {Eine Seite hat mehr als {megabytes} MB} ' +
    'newField {Es kommt ein Feld „{field}“ vor, das die ersten Zeilen nicht hatten} ' +
    'noAddress {Der Server verweist auf etwas, das keine Adresse ist} ' +
    'noCollection {Die Liste {collection} fehlt} ' +
    'noFile {Es fehlt die Angabe, wo die Datei liegt} ' +
    'noJson {Es ist kein JSON oder nur ein Teil davon} ' +
    'noLength {Es fehlt die Angabe, wie lang die Datei ist} ' +
    'noList {Die Liste der Zeilen ist keine Liste} ' +
    'noObjects {Die Zeilen sind keine Objekte} ' +
    'noRows {Es ist keine Liste von Zeilen enthalten} ' +
    'noToken {Es ist kein Token enthalten} ' +
    'pagesCircle {Die Seiten verweisen im Kreis} ' +
    'twins {Zwei Einträge lassen sich nicht unterscheiden} ' +
    'webPage {Es ist eine Webseite, keine Daten} ' +
    'other {{problem}}' +
    '}. Bitte die Adresse und die Art der Verbindung prüfen.',
  'error.REMOTE_EXPORT_NOT_OFFERED':
    'Der Server, von dem diese Daten kommen, erstellt selbst keine {format}-Dateien. Bitte die Datei von dieser Anwendung erstellen lassen.',
  'error.REMOTE_EXPORT_FAILED':
    'Der Server „{host}“ konnte die Datei nicht erstellen: {problem, select, cancelledThere {Es wurde dort abgebrochen} unsaid {Ein Grund wird nicht genannt} other {{problem}}}. Bitte noch einmal versuchen oder beim Betreiber nachfragen.',
  'error.REMOTE_FILE_DAMAGED':
    'Die Datei, die „{name}“ erstellt hat, ist unvollständig oder entspricht nicht den Angaben dazu. Bitte noch einmal versuchen oder beim Betreiber des Servers nachfragen.',
  'error.REMOTE_CHANGED':
    'Die Daten von „{name}“ haben sich während des Lesens geändert. Bitte noch einmal versuchen.',
  'error.STORE_TOO_NEW':
    'Diese Datenbank wurde mit einer neueren Version von Analytics Export erstellt. Bitte die Anwendung aktualisieren, um sie zu öffnen.',
  'error.TARGET_FOLDER_MISSING': 'Den Ordner „{folder}“ gibt es nicht. Bitte einen anderen Ordner wählen.',
  'error.TARGET_NOT_WRITABLE':
    'In „{folder}“ können keine Dateien gespeichert werden. Bitte einen beschreibbaren Ordner wählen.',
  'error.TARGET_EXISTS':
    '„{name}“ gibt es schon. Bitte die vorhandene Datei verschieben oder einen anderen Dateinamen wählen.',
  'error.TARGET_IS_FOLDER': '„{name}“ ist ein Ordner. Bitte einen Dateinamen darin wählen.',
  'error.TARGET_IS_SOURCE':
    '„{name}“ gehört zu der Datenbank, die exportiert wird. Bitte einen anderen Dateinamen wählen.',
  'error.TARGET_IS_OURS':
    '„{name}“ gehört zu Analytics Export selbst, das darin eigene Daten aufbewahrt. Bitte einen anderen Dateinamen wählen.',
  'error.TARGET_NOT_ALLOWED':
    'Auf diesem Computer können Exporte nur in {folders} gespeichert werden. Bitte dort einen Ordner wählen.',
  'error.TARGET_NAME_INVALID':
    "„{name}“ kann unter Windows kein Dateiname sein. Bitte einen Namen ohne '<' > : \" / \\ | ? * wählen, der nicht mit einem Punkt oder Leerzeichen endet; Namen wie CON und NUL gehören Geräten.",
  'error.TARGET_NAME_TOO_LONG':
    'Der Dateiname „{name}“ oder der Pfad seines Ordners ist länger, als dieser Datenträger erlaubt. Bitte einen kürzeren wählen.',
  'error.TARGET_IN_USE':
    '„{name}“ ist in einem anderen Programm geöffnet. Bitte dort schließen und es noch einmal versuchen.',
  'error.DISK_FULL':
    'Der Datenträger ist voll. Bitte Platz schaffen oder einen anderen Ort wählen und es noch einmal versuchen. Die alte Datei ist unverändert.',
  'error.DISK_SPACE_LOW':
    'Die Datei wird ungefähr {needed, number} MB brauchen, in „{folder}“ sind aber nur {free, number} MB frei. Bitte Platz schaffen oder einen anderen Ort wählen.',
  'error.DISK_FAILED':
    'Die Datei konnte nicht geschrieben werden ({reason}). Bitte das Laufwerk prüfen oder einen anderen Ort wählen und es noch einmal versuchen.',
  'error.WORKING_FOLDER_MISSING':
    'Der aktuelle Ordner wurde gelöscht oder verschoben. Bitte in einen anderen Ordner wechseln und es noch einmal versuchen.',
  'error.HOME_MISSING':
    'Auf diesem Computer ist nicht angegeben, wo eigene Dateien liegen: HOME ist „{home}“ und damit kein vollständiger Pfad eines Ordners. Bitte HOME setzen oder mit ANALYTICS_EXPORT_DATA_FOLDER einen Ordner für die Daten von Analytics Export angeben.',
  'error.SETTINGS_INVALID':
    'Die Vorgaben der Administration dieses Computers in „{file}“ sind nicht verständlich: {problem}. Bitte der Administration Bescheid geben, damit sie das korrigiert. Bis dahin wird nichts geöffnet, damit keine Regel übergangen wird.',
  'error.SETTINGS_UNSAFE':
    'Die Vorgaben dieses Computers in „{file}“ können auch von anderen als seiner Administration geändert werden. Bitte der Administration Bescheid geben: Datei und Ordner müssen root gehören, und niemand sonst darf dort schreiben. Bis dahin wird nichts geöffnet.',
  'error.RESULT_MISSING':
    '„{name}“ ist nicht mehr da: Die Datei wurde verschoben oder gelöscht. Bitte noch einmal exportieren.',
  'error.RESULT_NOT_READABLE':
    '„{name}“ kann nicht gelesen werden. Bitte die Datei dort schließen, wo sie geöffnet ist, und es noch einmal versuchen.',
  'error.RESULT_NOT_OPENED':
    'Kein Programm auf diesem Computer öffnet „{name}“. Die Datei kann stattdessen in ihrem Ordner gezeigt werden.',
  'error.SUPERSEDED': 'Inzwischen wurde etwas Neueres angefordert.',
  'error.CANCELLED': 'Der Export wurde abgebrochen. Es wurde nichts geschrieben.',
  'error.RUN_CANCELLED':
    'Der Export wurde abgebrochen: Von {files, plural, one {# Datei} other {# Dateien}} {finished, plural, one {ist # fertig} other {sind # fertig}}, die übrigen wurden nicht geschrieben.',
  'error.ROWS_DIFFER':
    'Die Quelle hat {counted, plural, one {# Zeile} other {# Zeilen}}, angekommen sind aber {read, number}. Deshalb wurde nichts geschrieben. Bitte noch einmal versuchen.',
  'error.JOB_NOT_FOUND': 'Es gibt keinen Export mit der Nummer „{taskId}“.',
  'error.JOB_RUNNING': 'Der Export von „{name}“ läuft noch. Bitte ihn zuerst abbrechen.',
  'error.JOB_FINISHED': 'Der Export von „{name}“ ist schon fertig.',
  'error.JOB_UNFINISHED': 'Der Export von „{name}“ hat keine vollständige Datei.',
  'error.JOB_ENDED': 'Der Export von „{name}“ ist schon beendet.',
  'error.JOB_INTERRUPTED':
    'Die Anwendung wurde während dieses Exports mehrmals beendet, deshalb wurde er aufgegeben. Die alte Datei ist unverändert.',
  'error.JOB_NOT_UNDERSTOOD':
    'Dieser Export stammt aus einer anderen Version von Analytics Export, oder die Angaben dazu sind beschädigt. Bitte noch einmal exportieren.',
  'error.JOB_NOT_EDITABLE':
    '„{name}“ wurde mit Einstellungen exportiert, die hier nicht gezeigt werden können. Bitte auf demselben Weg noch einmal exportieren oder neu auswählen.',
  'error.JOB_OF_OTHER_SOURCE':
    '„{name}“ wurde aus „{source}“ exportiert, was gerade nicht geöffnet ist. Bitte diese Daten öffnen und dann den Export bearbeiten.',
  'error.JOB_FORGOTTEN':
    'Der Export von „{name}“ wurde aus der Liste entfernt, bevor er fertig war. Bitte noch einmal exportieren.',
  'error.TARGET_CHANGED':
    '„{name}“ wurde geändert, nachdem die Anwendung mitten in diesem Export beendet worden war, und blieb deshalb, wie sie ist. Bitte noch einmal versuchen, um die Datei zu ersetzen.',
  'error.ENGINE_ENDED':
    'Der Teil der Anwendung, der liest und schreibt, wurde unerwartet beendet. Die alte Datei ist unverändert. Geschieht das wieder, ist vielleicht die Datenbank beschädigt.',
  'error.MEMORY_EXCEEDED':
    'Diese Daten brauchen mehr Arbeitsspeicher, als ein Export haben darf: Ein Wert ist riesig, oder eine Sicht oder Abfrage nimmt kein Ende. Bitte eine andere Tabelle, weniger Spalten oder mit einem Filter weniger Zeilen wählen. Die alte Datei ist unverändert.',
  'error.QUEUE_TOO_NEW':
    'Die Liste der Exporte wurde mit einer neueren Version von Analytics Export erstellt. Bitte die Anwendung aktualisieren, um sie zu öffnen.',
  'error.QUEUE_UNUSABLE':
    'Die Liste der Exporte in „{folder}“ kann nicht benutzt werden ({reason}). Bitte prüfen, ob dort geschrieben werden darf, der Datenträger nicht voll ist und kein anderes Programm sie geöffnet hat, und dann neu starten.',
  'error.UPDATE_IMPOSSIBLE':
    'Diese Installation von Analytics Export kann sich nicht selbst aktualisieren. Bitte bei der Administration dieses Computers nach einer neueren Version fragen.',
  'error.UPDATE_UNREACHABLE':
    'Die neuere Version konnte nicht von „{address}“ geladen werden. Bitte das Netzwerk prüfen und es später noch einmal versuchen.',
  'error.UPDATE_UNTRUSTED':
    'Was der Update-Server anbietet, ist nicht von den Herstellern von Analytics Export signiert; deshalb wurde nichts installiert. Bitte der Administration dieses Computers Bescheid geben.',
  'error.UPDATE_NOT_INSTALLED':
    'Die neuere Version konnte nicht installiert werden. Bitte Analytics Export neu starten; wenn es nicht startet, bei der Administration dieses Computers nachfragen.',
  'error.UNEXPECTED':
    'Etwas Unerwartetes ist schiefgegangen. Es wurde nichts geschrieben. Bitte noch einmal versuchen.',
};
