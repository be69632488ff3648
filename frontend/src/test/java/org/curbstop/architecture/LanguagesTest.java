package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.junit.jupiter.api.Test;

/** Everything that belongs to a language is in its folder, and each folder is complete. */
class LanguagesTest {

    private static final List<String> MODULES = List.of("backend", "ivr-flows", "sandbox", "frontend");
    private static final Pattern LITERAL_OR_COMMENT =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'(?:\\\\.|[^'\\\\])+'", Pattern.DOTALL);
    private static final Pattern FOREIGN_LETTER = Pattern.compile("[\\p{L}&&\\P{ASCII}]");

    /** Frequent Spanish words, days and months that do not occur in English, protocols or stored names. */
    private static final Pattern SPANISH = Pattern.compile("(?i)(?<![\\p{L}_-])(el|los|las|del|por|para|con|que|una|uno|est[ao]y?|usted|"
            + "su|gracias|"
            + "favor|calle|esquina|apartado|cuenta|factura|recibo|luz|agua|ayuda|hola|si|hoy|ayer|dos|tres|cuatro|cien|mil|es|lunes|"
            + "martes|jueves|"
            + "viernes|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?![\\p{L}_-])");

    /** Frequent English words. Code that says them or looks for them in user input must read them from a language folder. */
    private static final Pattern SPOKEN = Pattern.compile("(?i)(?<![\\p{L}.-])(the|your|you|please|is|are|was|and|we|our|have|of|yes|"
            + "yep|sorry|"
            + "dollars?|cents?|one|three|four|five|ten|twenty|hundred|thousand|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
            + "january|"
            + "february|march|april|june|july|august|september|october|november|december)(?![\\p{L}.-])");

    /** Whether a file says text to people or interprets what they say. */
    private enum Spoken {
        NEITHER, SAYS, UNDERSTANDS;

        static Spoken in(Path file) {
            String path = file.toString();
            return path.contains("org/curbstop/conversation/understanding/") ? UNDERSTANDS
                    : path.matches(".*org/curbstop/(web|pages|text|voice|flows|conversation/engine)/.*") ? SAYS : NEITHER;
        }
    }

    /** Statements whose text is for operators and developers. */
    private static final Pattern FOR_OPERATORS = Pattern.compile("LOG\\.|Exception\\(|Metrics\\.|@\\w+|Listener");

    /** Imports of localized formatters and message loaders. */
    private static final Pattern FORMATTERS = Pattern.compile("import (?:static )?(?:com\\.ibm\\.icu\\.(?:text\\.(?:\\w*NumberFormat|"
            + "MessageFormat|ListFormatter|"
            + "DateIntervalFormat|DateTimePatternGenerator)|number)|java\\.text\\.(?:\\w*NumberFormat|DecimalFormat|MessageFormat|"
            + "ListFormat)|"
            + "java\\.time\\.format\\.FormatStyle|java\\.util\\.\\w*ResourceBundle)\\b");

    private static final Map<String, String> FORMATTING = Map.of(
            "Formats.java", "the one", "MessageCatalog.java", "the one",
            "PromptTemplate.java", "prompts are parsed once, with their line numbers");

    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("Language.java", "a name of Spanish, for sample data and tests; no list of languages"),
            Map.entry("SmsSegments.java", "the GSM alphabet, and letters that it lacks"),
            Map.entry("AgencyDetailParser.java", "SU is Sunday in the data format"),
            Map.entry("SampleAgencies.java", "the sample town"),
            Map.entry("SamplePerson.java", "the sample town"),
            Map.entry("GeneratedHouseholds.java", "the sample town"),
            Map.entry("CisExports.java", "names in a made-up export, with letters that encodings differ in"),
            Map.entry("IndexPageSecurityListener.java", "a script"),
            Map.entry("BrandPalette.java", "a style sheet"),
            Map.entry("StreetMapController.java", "what is wrong with the operator's own map file"),
            Map.entry("LanguageLexicon.java", "keys of the file"));

    @Test
    void no_java_code_contains_natural_language_text() throws IOException {
        var found = new TreeSet<String>();
        for (Path file : javaFiles()) {
            if (!EXCEPTIONS.containsKey(file.getFileName().toString())) {
                words(Files.readString(file), Spoken.in(file))
                        .forEach(word -> found.add(file.getFileName() + ": " + word));
            }
        }
        assertThat(found).as("move these texts into the language folder").isEmpty();
    }

    @Test
    void the_check_finds_natural_language_text_and_nothing_else() {
        assertThat(words("String a = \"Señal\";", Spoken.NEITHER)).containsExactly("Señal");
        assertThat(words("private static final Set<String> NO = Set.of(\"tampoco\", \"para\");", Spoken.NEITHER)).containsExactly("para");
        assertThat(words("if (tag.equals(\"es\")) {}", Spoken.NEITHER)).containsExactly("es");
        assertThat(words("add(new Paragraph(\"Pay your bill\"));", Spoken.SAYS)).containsExactly("Pay your bill");
        assertThat(words("return \"\"\"\n    Where are you?\"\"\";", Spoken.SAYS)).hasSize(1);
        assertThat(words("boolean joins = word.equals(\"and\");", Spoken.UNDERSTANDS)).containsExactly("and");
        assertThat(words("return Map.of(\"answer\", \"yes\");", Spoken.SAYS)).isEmpty();
        assertThat(words("LOG.warn(\"the queue is full\"); // el número", Spoken.SAYS)).isEmpty();
        assertThat(words("throw new IllegalStateException(\"no words of \" + key);", Spoken.SAYS)).isEmpty();
        assertThat(words("I18n.text(\"orders.confirm.ask\") + \" – \" + '•'", Spoken.SAYS)).isEmpty();
    }

    @Test
    void formatting_and_message_loading_stay_in_their_own_classes() throws IOException {
        var elsewhere = new TreeSet<String>();
        for (Path file : javaFiles()) {
            String name = file.getFileName().toString();
            if (FORMATTERS.matcher(Files.readString(file)).find() && !FORMATTING.containsKey(name)) {
                elsewhere.add(name);
            }
        }
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void every_language_has_every_file_of_every_module() throws IOException {
        for (String module : MODULES) {
            var files = new TreeMap<String, Set<String>>();
            for (Path language : languages(module)) {
                try (Stream<Path> all = Files.walk(language)) {
                    files.put(language.getFileName().toString(),
                            new TreeSet<>(all.filter(Files::isRegularFile).map(file -> language.relativize(file).toString()).toList()));
                }
            }
            assertThat(files.keySet()).as(module).isEqualTo(new TreeSet<>(LanguageFolder.installed().stream().map(Language::tag).toList()));
            files.forEach((language, own) -> assertThat(own).as(module + " " + language).isEqualTo(files.firstEntry().getValue()));
        }
    }

    @Test
    void every_file_of_messages_has_the_same_keys_in_every_language() throws IOException {
        // Their keys are what people say, which differs by language.
        var keyedByWords = Set.of("sensitive-numbers.properties", "text-keywords.properties");
        int compared = 0;
        for (String module : MODULES) {
            Path english = languages(module).getFirst().resolveSibling(Language.ENGLISH.tag());
            for (Path file : propertiesIn(english)) {
                for (Language language : LanguageFolder.installed()) {
                    Properties own = LanguageFolder.properties(language, file.getFileName().toString());
                    assertThat(own.values()).as(file + " " + language).allSatisfy(text -> assertThat(text.toString()).isNotNull());
                    if (!keyedByWords.contains(file.getFileName().toString())) {
                        assertThat(new TreeSet<>(own.stringPropertyNames())).as(file + " " + language)
                                .isEqualTo(new TreeSet<>(
                                        LanguageFolder.properties(Language.ENGLISH, file.getFileName().toString()).stringPropertyNames()));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    /** Customers may use these words, under {@code said}; we use one each. */
    @Test
    void spanish_says_medical_equipment_and_sewer_by_one_term_each() throws IOException {
        var others = Pattern.compile("(?iu)aparatos? médicos?|drenaje");
        int read = 0;
        for (String module : MODULES) {
            try (Stream<Path> all = Files.walk(Path.of("..", module, "src/main/resources/languages/es"))) {
                for (Path file : all.filter(each -> each.toString().matches(".*(\\.properties|prompts/.*\\.yaml)")).toList()) {
                    var ours = Files.readString(file).replaceAll("said: \\[[^\\]]*\\]", "");
                    assertThat(others.matcher(ours).results().map(MatchResult::group)).as(file.toString()).isEmpty();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(30);
    }

    private static Set<String> words(String source, Spoken in) {
        var found = new TreeSet<String>();
        var literal = LITERAL_OR_COMMENT.matcher(source);
        while (literal.find()) {
            String text = literal.group(1) != null ? literal.group(1) : literal.group(2);
            if (text != null && (FOREIGN_LETTER.matcher(text).find() || SPANISH.matcher(text).find()
                    || judged(text, in) && SPOKEN.matcher(text).find()
                            && !FOR_OPERATORS.matcher(statement(source, literal.start())).find())) {
                found.add(text.strip());
            }
        }
        return found;
    }

    /** Returns whether a literal is checked: code that speaks uses sentences, code that interprets input uses single words too. */
    private static boolean judged(String text, Spoken in) {
        return in == Spoken.UNDERSTANDS || in == Spoken.SAYS && text.strip().contains(" ");
    }

    /** Returns the statement up to a position. */
    private static String statement(String source, int end) {
        int start = Stream.of(';', '{', '}').mapToInt(sign -> source.lastIndexOf(sign, end - 1)).max().orElse(-1);
        return source.substring(start + 1, end);
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).flatMap(LanguagesTest::walk)
                    .filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @SuppressWarnings("StreamResourceLeak") // flatMap closes it
    private static Stream<Path> walk(Path root) {
        try {
            return Files.walk(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> languages(String module) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("..", module, "src/main/resources/languages"))) {
            // A folder with hazard words only belongs to a language that is understood but not spoken.
            return all.filter(folder -> LanguageFolder.isInstalled(new Language(folder.getFileName().toString()))).sorted().toList();
        }
    }

    private static List<Path> propertiesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".properties")).sorted().toList();
        }
    }
}
