package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A phrase with alternatives: {@code (smell|smells) [like|of] gas} stands for six phrases. {@code (a|b)} is one of them, {@code [a|b]} one
 * of them or nothing; both nest.
 */
final class Grammar {

    private final String template;
    private int at;

    private Grammar(String template) {
        this.template = template;
    }

    /** Every phrase that the template stands for. */
    static List<String> all(String template) {
        var grammar = new Grammar(template);
        List<String> phrases = grammar.alternatives();
        if (grammar.at != template.length()) {
            throw new IllegalArgumentException("unbalanced brackets in: " + template);
        }
        return phrases.stream().map(phrase -> phrase.trim().replaceAll("\\s+", " ")).distinct().toList();
    }

    /** At most so many of them, drawn evenly by the seed, so that one rich template does not drown the others. */
    static List<String> some(String template, int most, long seed) {
        List<String> phrases = new ArrayList<>(all(template));
        if (phrases.size() > most) {
            java.util.Collections.shuffle(phrases, new Random(seed));
            return phrases.subList(0, most);
        }
        return phrases;
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < template.length() && template.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<String> sequence() {
        List<String> made = List.of("");
        while (at < template.length() && "|)]".indexOf(template.charAt(at)) < 0) {
            made = joined(made, part());
        }
        return made;
    }

    private List<String> part() {
        char first = template.charAt(at);
        if (first == '(' || first == '[') {
            at++;
            List<String> inside = new ArrayList<>(alternatives());
            char close = first == '(' ? ')' : ']';
            if (at >= template.length() || template.charAt(at) != close) {
                throw new IllegalArgumentException("no " + close + " at " + at + " in: " + template);
            }
            at++;
            if (first == '[') {
                inside.add("");
            }
            return inside;
        }
        int from = at;
        while (at < template.length() && "([|)]".indexOf(template.charAt(at)) < 0) {
            at++;
        }
        return List.of(template.substring(from, at));
    }

    private static List<String> joined(List<String> left, List<String> right) {
        List<String> joined = new ArrayList<>(left.size() * right.size());
        for (String l : left) {
            for (String r : right) {
                joined.add(l + r);
            }
        }
        return joined;
    }
}
