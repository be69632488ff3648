package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.common.yaml.Part;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.conversation.Heard;

/** The words of one language that mean the same in every talk; read from {@code understanding/<lang>/signals.yaml}. */
record Lexicon(
        Map<Hazard, Phrases> hazards,
        Set<String> negations,
        Set<String> barriers,
        Phrases person,
        Phrases stop,
        Map<Heard.Wishes, Phrases> wishes,
        Map<Language, Phrases> languages,
        Phrases yes,
        Phrases no,
        Phrases skip,
        Set<String> common) {

    static Lexicon of(Language language) {
        String name = "understanding/" + language + "/signals.yaml";
        YamlFile file = YamlFile.parse(name, resource(name));
        Part root = file.root();
        return file.finish(() -> new Lexicon(
                hazards(root.part("hazards")),
                Set.copyOf(root.texts("negations")),
                Set.copyOf(root.texts("barriers")),
                phrases(root, "person"),
                phrases(root, "stop"),
                wishes(root.part("wishes")),
                languages(root.part("language")),
                phrases(root, "yes"),
                phrases(root, "no"),
                phrases(root, "skip"),
                Set.copyOf(root.texts("common"))));
    }

    static String resource(String name) {
        try (InputStream in = Lexicon.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + ": a language needs its words");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Phrases phrases(Part part, String key) {
        return new Phrases(part.texts(key));
    }

    private static Map<Hazard, Phrases> hazards(Part part) {
        Map<Hazard, Phrases> hazards = new EnumMap<>(Hazard.class);
        for (Hazard hazard : Hazard.values()) {
            hazards.put(hazard, required(part, hazard));
        }
        return hazards;
    }

    private static Map<Heard.Wishes, Phrases> wishes(Part part) {
        Map<Heard.Wishes, Phrases> wishes = new EnumMap<>(Heard.Wishes.class);
        for (Heard.Wishes wish : Heard.Wishes.values()) {
            if (wish != Heard.Wishes.PERSON) { // heard before the wishes
                wishes.put(wish, required(part, wish));
            }
        }
        return wishes;
    }

    private static Map<Language, Phrases> languages(Part part) {
        Map<Language, Phrases> languages = new HashMap<>();
        part.keys().forEach(tag -> languages.put(new Language(tag), phrases(part, tag)));
        return new LinkedHashMap<>(languages);
    }

    private static Phrases required(Part part, Enum<?> constant) {
        String key = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        List<String> templates = part.texts(key);
        if (templates.isEmpty()) {
            part.problem(key, "the phrases for it");
        }
        return new Phrases(templates);
    }
}
