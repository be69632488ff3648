package org.curbstop.conversation.flowfile;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.common.yaml.FilePosition;

/** A prompt in one language, with a variant for each channel, in ICU message format. */
public final class PromptTemplate {

    private final FilePosition at;
    private final Map<PromptVariant, CompiledPattern> patterns;

    /** @throws IllegalArgumentException if a pattern is not an ICU message; the message says why */
    PromptTemplate(FilePosition at, Map<PromptVariant, String> texts, Locale locale) {
        this.at = at;
        this.patterns = new EnumMap<>(PromptVariant.class);
        texts.forEach((variant, text) -> patterns.put(variant, new CompiledPattern(text, locale)));
    }

    public FilePosition at() {
        return at;
    }

    public String format(PromptVariant variant, Map<String, Object> values) {
        return MessageCatalog.withOnePeriod(pattern(variant).format(values));
    }

    /** Returns the names of the values that the prompt needs on at least one channel. */
    public Set<String> variables() {
        var all = new LinkedHashSet<String>();
        patterns.values().forEach(pattern -> all.addAll(pattern.variables));
        return all;
    }

    boolean isUsedOnEveryChannel(String variable) {
        return patterns.values().stream().allMatch(pattern -> pattern.variables.contains(variable));
    }

    private CompiledPattern pattern(PromptVariant variant) {
        var found = patterns.get(variant);
        if (found == null) {
            throw new IllegalStateException(at + ": no prompt for " + variant.key());
        }
        return found;
    }

    /** Pattern, parsed once. Nearly all are plain text with values in between, which are joined without ICU. */
    private static final class CompiledPattern {

        private final String text;
        private final Locale locale;
        private final Set<String> variables = new LinkedHashSet<>();
        private final List<String> parts = new ArrayList<>();
        private final boolean plain;

        CompiledPattern(String text, Locale locale) {
            this.text = text;
            this.locale = locale;
            var parsed = new MessagePattern(text);
            boolean simple = !text.contains("'{") && !text.contains("''");
            for (int i = 0; i < parsed.countParts(); i++) {
                var part = parsed.getPart(i);
                if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                    variables.add(parsed.getSubstring(part));
                } else if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                    throw new IllegalArgumentException("values need names, not numbers");
                } else if (part.getType() == MessagePattern.Part.Type.ARG_START && part.getArgType() != MessagePattern.ArgType.NONE) {
                    simple = false;
                }
            }
            plain = simple;
            if (plain) {
                split(text);
            } else {
                new MessageFormat(text, locale);
            }
        }

        /** Splits a pattern into parts: even ones are text, odd ones are names of values. */
        private void split(String text) {
            int from = 0;
            for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
                int close = text.indexOf('}', open);
                parts.add(text.substring(from, open));
                parts.add(text.substring(open + 1, close).strip());
                from = close + 1;
            }
            parts.add(text.substring(from));
        }

        String format(Map<String, Object> values) {
            if (!plain) {
                return new MessageFormat(text, locale).format(values);
            }
            var text = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                text.append(i % 2 == 0 ? parts.get(i) : value(values, parts.get(i)));
            }
            return text.toString();
        }

        private static Object value(Map<String, Object> values, String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("no value for {" + name + "}");
            }
            return value;
        }
    }
}
