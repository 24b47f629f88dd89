/** Names that belong together: any of the first with any of the last. `share` is out of all shares. */
export interface NameGroup {
  share: number;
  first: readonly string[];
  last: readonly string[];
}

const group = (share: number, first: string, last: string): NameGroup => ({
  share,
  first: first.split(', '),
  last: last.split(', '),
});

export const nameGroups: readonly NameGroup[] = [
  // English, Irish
  group(
    12,
    'Olivia, Noah, Grace, Oliver, Zoë, Saoirse, Liam, Chloe, Seán, Amelia, Jack, Róisín, Mary-Jane, Thomas',
    "Smith, O'Brien, Taylor, D'Arcy, Walker, Ó Conaill, Brown, McCarthy, Evans-Hughes, Wright, Ní Bhriain",
  ),
  // German
  group(
    12,
    'Jürgen, Anna, Björn, Käthe, Günter, Lena, Jörg, Emilia, Zoé, Felix, Mia, Änne, Moritz, Sophie, Jonas, Özlem',
    'Müller, Groß, Schäfer, Weiß, Köhler, von der Lühe, Böhm, Krüger, Schröder, Lange, Strauß, Müller-Lüdenscheidt',
  ),
  // French
  group(
    7,
    'Chloé, François, Hélène, Loïc, Maëlle, Théo, Anaïs, Jérôme, Noé, Léa, Jean-Baptiste, Cécile',
    "Lefèvre, Béranger, D'Aubigné, Gauthier, L'Hôpital, Noël, Prévôt, Garçon, Dupré, Le Goff, Fauré",
  ),
  // Spanish, Portuguese
  group(
    8,
    'Héctor, Lucía, José María, Íñigo, Belén, Ángel, Sofía, João, Conceição, Martín, Inês, Raúl',
    'García, Muñoz, Núñez de Arce, Peña, Gonçalves, Ibáñez, Magalhães, López, Simões, Ávila, Ordóñez',
  ),
  // Polish, Czech, Hungarian, Croatian
  group(
    8,
    'Łukasz, Żaneta, Świętosława, Jiří, Zdeňka, Ágnes, Győző, Đurđica, Čedomir, Ewa, Ondřej, Zsófia',
    'Wójcik, Łęcki, Dąb, Dvořák, Němec, Kovács, Szűcs, Őry, Horvat, Šimić, Żuk, Nowak',
  ),
  // Scandinavian, Icelandic
  group(
    5,
    'Åsa, Søren, Bjørn, Øyvind, Märta, Päivi, Jón, Þóra, Sigríður, Håkan, Æsa, Lærke',
    'Åkesson, Østergård, Lindström, Sørensen, Häkkinen, Bø, Hämäläinen, Nygård, Sjöberg, Næss',
  ),
  // Turkish
  group(
    4,
    'Ayşe, Çağla, Işıl, İbrahim, Gökçe, Şükrü, Yiğit, Tuğba, Uğur, Ömer',
    'Yılmaz, Çelik, Öztürk, Şahin, Işık, Doğan, Güneş, Kılıç, Ünal',
  ),
  // Romanian
  group(2, 'Ștefan, Mădălina, Ioana, Răzvan, Ilinca, Cătălin', 'Țurcanu, Bălan, Șerban, Ciobănescu, Lupașcu'),
  // Vietnamese
  group(
    5,
    'Thị Hồng, Văn Đức, Quỳnh Như, Minh Tuấn, Bảo Ngọc, Thùy Dương, Hữu Phước, Khánh Linh, Đình Trọng',
    'Nguyễn, Trần, Lê, Phạm, Đặng, Võ, Bùi, Đỗ, Hồ, Ngô, Dương, Huỳnh',
  ),
  // Ukrainian, Russian: last names that do not change with the first
  group(
    8,
    'Дмитро, Оксана, Євген, Ярослав, Соломія, Михайло, Алёна, Фёдор, Юлия, Ганна, Андрій, Любовь',
    'Шевченко, Коваль, Мельник, Ткаченко, Черных, Бондаренко, Долгих, Кравчук, Гончар, Седых, Їжак',
  ),
  // Greek: women's and men's names go with their own last names
  group(
    3,
    'Ελένη, Κατερίνα, Δήμητρα, Άννα, Ευαγγελία, Χρυσούλα, Ιωάννα',
    'Παπαδοπούλου, Οικονόμου, Γεωργίου, Νικολάου, Ψαρρά, Μακρή',
  ),
  group(
    3,
    'Γιώργος, Νικόλαος, Δημήτρης, Κώστας, Θανάσης, Ξενοφών, Άγγελος',
    'Παπαδόπουλος, Οικονόμου, Γεωργίου, Αντωνιάδης, Ψαρράς, Μακρής',
  ),
  // Arabic
  group(
    6,
    'فاطمة, محمد, ليلى, يوسف, عائشة, خالد, نور, عمر, مريم, أحمد, زينب, إبراهيم',
    'الخطيب, حداد, النجار, العلي, منصور, الحسن, عبد الله, الشامي, قاسم, بن سعيد',
  ),
  // Hebrew
  group(
    3,
    'נועה, דוד, תמר, יוסף, שירה, אורי, רחל, איתן, מיכל, יעל',
    'כהן, לוי, מזרחי, פרץ, ביטון, אברהם, פרידמן, בן־דוד, שפירא',
  ),
  // Chinese
  group(
    5,
    '小明, 雨桐, 子轩, 浩然, 诗涵, 美玲, 伟, 建国, 欣怡, 俊杰, 丽, 思远',
    '王, 李, 张, 刘, 陈, 杨, 赵, 欧阳, 周, 司马, 徐, 林',
  ),
  // Korean
  group(
    4,
    '서연, 민준, 지우, 하은, 도윤, 은지, 현우, 수빈, 예준, 지민',
    '김, 이, 박, 최, 정, 강, 조, 윤, 남궁, 황보',
  ),
  // Japanese
  group(
    3,
    'さくら, 翔太, 結衣, 大輔, 陽菜, 健一, あかり, 悠真, 美咲',
    '田中, 佐藤, 鈴木, 高橋, 渡邉, 山﨑, 髙木, 小林, 中村',
  ),
  // Hindi
  group(
    4,
    'आरव, प्रिया, अर्जुन, अनन्या, कृष्ण, लक्ष्मी, श्रेया, विक्रम, ईशा, ऋषि',
    'शर्मा, वर्मा, गुप्ता, त्रिपाठी, मिश्रा, चौधरी, अय्यर, श्रीवास्तव, जोशी',
  ),
  // Tamil, Bengali, Thai, Armenian, Georgian, Amharic
  group(1, 'கவிதா, முருகன், மீனா, செல்வம்', 'கிருஷ்ணன், இராமன், சுந்தரம், நடராஜன்'),
  group(1, 'অনন্যা, সৌরভ, তানিয়া, রবীন্দ্র', 'চট্টোপাধ্যায়, রহমান, দাস, হোসেন'),
  group(1, 'สมชาย, กนกวรรณ, ณัฐวุฒิ, พิมพ์ชนก', 'ศรีสุวรรณ, แก้วมณี, วงศ์ใหญ่, บุญมี'),
  group(1, 'Արամ, Անահիտ, Գևորգ, Նարինե', 'Պետրոսյան, Հակոբյան, Սարգսյան, Գրիգորյան'),
  group(1, 'ნინო, გიორგი, თამარ, ლევან', 'ბერიძე, კაპანაძე, გელაშვილი, ჯაფარიძე'),
  group(1, 'አበበ, ሰላም, ትዕግስት, ዳዊት', 'ተስፋዬ, ከበደ, ኃይሌ, ገብረ'),
];
