package org.curbstop.common.language;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Replaces each language with a pseudo-language: accented, 40 % longer and marked at both ends, which exposes text that is cut or that is
 * not from a language folder. Words that customers say are kept, so that they are still recognized.
 */
public final class PseudoLanguage {

    private static final String OPEN = "[\u00a1";
    private static final String CLOSE = "!]";
    private static final String PLAIN = "aeiouyncAEIOUYNC";
    private static final String ACCENTED = "\u00e1\u00e9\u00ed\u00f3\u00fa\u00fd\u00f1\u00e7"
            + "\u00c1\u00c9\u00cd\u00d3\u00da\u00dd\u00d1\u00c7";
    private static final String FILLER = " \u00f1\u00e9\u00e1 \u00ed\u00f3\u00fa\u00f1 \u00e9\u00e1\u00ed\u00f3";
    private static final int MORE_PERCENT = 40;
    /** Words that are said, not read. */
    private static final Set<String> SPOKEN = Set.of("addresses.properties", "sensitive-numbers.properties", "text-keywords.properties",
            "text-commands.properties", "understanding.yaml", "safety.yaml");
    private static final Pattern SPOKEN_KEY = Pattern.compile("said|[\\w-]+-said|hints|twilio\\..*");

    /** Placeholder for data and for formatted dates, times, amounts and addresses. */
    private static final char DATA = '\ufffc';
    private static final Pattern FORMATTED = Pattern.compile("(?i:https?://\\S+|[\\w.-]+@[\\w.-]+|(?<![\\w/])/[a-z][\\w/-]*|"
            + "\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:example|com|gov|org)(?:/\\S*)?)|(?<![\\p{L}\\d])(?:"
            + LanguageFolder.installed().stream().flatMap(PseudoLanguage::datesAndTimes).distinct()
                    .sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote).collect(Collectors.joining("|"))
            + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Words that join lists, ranges, dates and times. */
    private static final Pattern JOINED = Pattern.compile("(?<=[\\d\\]\ufffc.])(?:,? (?:and|or|at|y|e|o|u|a las?|de) |,? de |(?: de)? )"
            + "(?=[$\\d\\[\ufffc(])");
    /** Pages show each line of a message separately. */
    private static final Pattern LINE_END = Pattern.compile("\\s*\n\\s*");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern UNACCENTED = Pattern.compile("\\p{L}*[" + PLAIN + "]\\p{L}+|\\p{L}+[" + PLAIN + "]");

    private PseudoLanguage() {}

    /** Writes the pseudo-languages into a folder that has to come first on a class path. */
    public static void generate(Path folder) throws IOException {
        // Some languages have only hazard warnings.
        for (Language language : Stream.concat(LanguageFolder.installed().stream(), LanguageFolder.having("safety.yaml").stream())
                .distinct().toList()) {
            for (Resource file : new PathMatchingResourcePatternResolver(PseudoLanguage.class.getClassLoader())
                    .getResources("classpath*:languages/" + language.tag() + "/**/*.*")) {
                String url = file.getURL().getPath();
                String name = String.valueOf(file.getFilename());
                if (!SPOKEN.contains(name) && (name.endsWith(".properties") || name.endsWith(".yaml"))) {
                    String text = file.getContentAsString(StandardCharsets.UTF_8);
                    Path to = folder.resolve(url.substring(url.lastIndexOf("/languages/") + 1));
                    Files.createDirectories(to.getParent());
                    Files.writeString(to, name.endsWith(".yaml") ? yaml(text) : properties(text));
                }
            }
        }
    }

    private static String yaml(String text) {
        var out = new StringWriter();
        new Yaml().serialize(pseudo(new Yaml(new LoaderOptions()).compose(new StringReader(text))), out);
        return out.toString();
    }

    /** Keys are kept as written: {@code off} is a string, not a boolean. */
    private static Node pseudo(Node node) {
        return switch (node) {
            case MappingNode map -> {
                map.setValue(map.getValue().stream().map(PseudoLanguage::pseudo).toList());
                yield map;
            }
            case SequenceNode list -> {
                list.getValue().replaceAll(PseudoLanguage::pseudo);
                yield list;
            }
            case ScalarNode text -> new ScalarNode(Tag.STR, pseudo(text.getValue()), null, null, ScalarStyle.DOUBLE_QUOTED);
            default -> node;
        };
    }

    private static NodeTuple pseudo(NodeTuple entry) {
        boolean spoken = SPOKEN_KEY.matcher(((ScalarNode) entry.getKeyNode()).getValue()).matches();
        return spoken ? entry : new NodeTuple(entry.getKeyNode(), pseudo(entry.getValueNode()));
    }

    private static String properties(String text) throws IOException {
        var read = new Properties();
        read.load(new StringReader(text));
        read.replaceAll((key, value) -> SPOKEN_KEY.matcher(key.toString()).matches() ? value : pseudo(value.toString()));
        var out = new StringWriter();
        read.store(out, null);
        return out.toString();
    }

    /** Accents a message; arguments and the selectors of their choices are kept. */
    static String pseudo(String message) {
        if (message.isBlank()) {
            return message;
        }
        var out = new StringBuilder(OPEN);
        var parts = new MessagePattern(message);
        Deque<Boolean> inMessage = new ArrayDeque<>();
        int at = 0;
        for (int i = 0; i < parts.countParts(); i++) {
            MessagePattern.Part part = parts.getPart(i);
            String between = message.substring(at, Math.max(at, part.getIndex()));
            String text = Boolean.TRUE.equals(inMessage.peek()) ? accented(between) : between;
            out.append(inMessage.size() == 1 ? LINE_END.matcher(text).replaceAll(CLOSE + "$0" + OPEN) : text);
            out.append(message, Math.max(at, part.getIndex()), Math.max(at, part.getLimit()));
            at = Math.max(at, part.getLimit());
            switch (part.getType()) {
                case MSG_START, ARG_START -> inMessage.push(part.getType() == MessagePattern.Part.Type.MSG_START);
                case MSG_LIMIT, ARG_LIMIT -> inMessage.pop();
                default -> { }
            }
        }
        int more = Math.max(1, message.length() * MORE_PERCENT / 100);
        return out + FILLER.repeat(more / FILLER.length() + 1).substring(0, more).stripTrailing() + CLOSE;
    }

    private static String accented(String text) {
        return text.chars().map(sign -> PLAIN.indexOf(sign) < 0 ? sign : ACCENTED.charAt(PLAIN.indexOf(sign)))
                .collect(StringBuilder::new, (out, sign) -> out.append((char) sign), StringBuilder::append).toString();
    }

    /** Returns a pattern for names, addresses and other text in no language, ignoring case. */
    public static Pattern data(Collection<String> texts) {
        // Longest first, so that "12 Alder St" matches before "Alder".
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + texts.stream().sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote).collect(Collectors.joining("|")) + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Returns the words of a visible text that are neither from a language folder nor data; empty if there are none. These are words
     * outside the marks, and words inside them without accents, which were inserted as an argument.
     */
    public static String unmarked(String text, Pattern data) {
        String masked = data.matcher(text.replace('\u00a0', ' ').replace('\u202f', ' ')).replaceAll(String.valueOf(DATA));
        masked = FORMATTED.matcher(masked).replaceAll(String.valueOf(DATA));
        masked = JOINED.matcher(masked).replaceAll(" ");
        var inside = new StringBuilder();
        var outside = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < masked.length(); at++) {
            if (masked.startsWith(OPEN, at)) {
                depth++;
                at++;
                outside.append(' ');
            } else if (masked.startsWith(CLOSE, at) && depth > 0) {
                depth--;
                at++;
                inside.append(' ');
            } else {
                (depth > 0 ? inside : outside).append(masked.charAt(at));
            }
        }
        if (depth > 0 || outside.indexOf(CLOSE) >= 0) {
            return "cut: " + text;
        }
        List<String> foreign = Stream.concat(WORD.matcher(outside).results(), UNACCENTED.matcher(inside).results())
                .map(found -> found.group()).toList();
        return foreign.isEmpty() ? "" : String.join(" ", foreign) + " in: " + text;
    }

    private static Stream<String> datesAndTimes(Language language) {
        var names = DateFormatSymbols.getInstance(language.locale());
        return Stream.of(names.getMonths(), names.getShortMonths(), names.getWeekdays(), names.getShortWeekdays(), names.getAmPmStrings(),
                names.getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.ABBREVIATED)).flatMap(Arrays::stream)
                .map(name -> name.replace('\u00a0', ' ').replace('\u202f', ' ')).filter(name -> name.length() > 1);
    }
}
