package org.curbstop.utility;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.language.StreetWords;
import org.curbstop.common.yaml.YamlMapping;

/** Places known by name in town, such as a library or a school, as listed in {@code utility.yaml}. */
public record Landmarks(List<Landmark> all) {

    static final Landmarks NONE = new Landmarks(List.of());
    private static final int MAX_LANDMARKS = 1000;
    private static final int MAX_SENTENCE_LENGTH = 300;
    private static final Pattern MARKS = Pattern.compile("[\\p{M}.'\u2019]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    public Landmarks {
        all = List.copyOf(all);
    }

    /**
     * @param name name that is read back and shown to staff
     * @param names names in all languages, including {@code name}
     * @param point location; if empty, {@code address} has it
     */
    public record Landmark(String name, List<String> names, Optional<GeoPoint> point, Optional<String> address) {

        public Landmark {
            names = List.copyOf(names);
        }
    }

    static Landmarks read(YamlMapping mapping) {
        var all = new ArrayList<Landmark>();
        mapping.entries().forEach((key, each) -> {
            String place = each.read("place", "degrees such as \"44.0581, -121.3153\", or a house number and street", Landmarks::place, "");
            List<List<String>> names = each.keys().stream().filter(language -> !language.equals("place"))
                    .map(language -> Stream.of(each.text(language).split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList())
                    .toList();
            if (names.isEmpty() || names.stream().anyMatch(List::isEmpty) || all.size() >= MAX_LANDMARKS) {
                mapping.addError(key, "a name and other names of it in each language, such as en: Millbrook Public Library, library");
                return;
            }
            Optional<GeoPoint> point = GeoPoint.findIn(place);
            all.add(new Landmark(names.getFirst().getFirst(), names.stream().flatMap(List::stream).toList(), point,
                    Optional.of(place).filter(_ -> point.isEmpty())));
        });
        return new Landmarks(all);
    }

    private static String place(String text) {
        if (GeoPoint.findIn(text).isEmpty() && !text.matches("\\d+\\S* .*\\p{L}.*")) {
            throw new InvalidValueException("invalid.place", "degrees or an address");
        }
        return text;
    }

    /** Finds the only landmark named in the text. A longer name wins over a shorter one within it. "12 Library Ln" names none. */
    public Optional<Landmark> find(String words) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String said = plain(words.substring(0, Math.min(words.length(), MAX_SENTENCE_LENGTH)));
        int longest = 0;
        List<Landmark> found = List.of();
        for (Landmark each : all) {
            int length = each.names().stream().map(Landmarks::plain).filter(name -> isNamed(said, name)).mapToInt(String::length).max()
                    .orElse(0);
            if (length > longest) {
                longest = length;
                found = List.of(each);
            } else if (length > 0 && length == longest) {
                found = Stream.concat(found.stream(), Stream.of(each)).toList();
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Returns whether the name occurs as whole words, and not as a street name. */
    private static boolean isNamed(String said, String name) {
        int at = said.indexOf(name);
        if (at < 0) {
            return false;
        }
        List<String> after = List.of(said.substring(at + name.length()).strip().split(" "));
        return !StreetWords.isKindOfStreet(StreetWords.shorten(after).getFirst());
    }

    private static String plain(String words) {
        String bare = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
        return " " + NO_WORD.matcher(bare).replaceAll(" ").strip() + " ";
    }
}
