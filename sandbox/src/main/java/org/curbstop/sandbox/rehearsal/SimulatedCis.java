package org.curbstop.sandbox.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.curbstop.sandbox.rehearsal.CisExports.CisPayment;

/**
 * Billing system at night: reads files of postings (docs/postings.md), enters each number once, accepts most postings, refuses some, and
 * does not acknowledge others.
 */
final class SimulatedCis {

    private static final Pattern CSV_CELL = Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^,\"]*)(?:,|$)");

    /** Kinds of postings that its export of payments has. */
    private static final Set<String> EXPORTED = Set.of("payment", "refund", "dispute", "reversal");

    /** Reaction to a posting that is seen for the first time. */
    private enum Reaction {
        ACCEPT, REFUSE,
        /** Enters it; only its export of payments shows that, with our id. */
        EXPORT_WITH_ID,
        /** The same without our id, so that only amount and day identify it. */
        EXPORT_WITHOUT_ID,
        FORGET
    }

    private final Map<String, RehearsedAccount> accounts;
    private final Random random;
    private final Set<Long> entered = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<Long> seenTonight = new HashSet<>();
    private final Set<Path> read = new HashSet<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private List<String> answers = new ArrayList<>();
    private List<CisPayment> exported = new ArrayList<>();
    private List<Long> refused = new ArrayList<>();

    /** Results of one night: rows of acknowledgements, our payments in its export, and refused postings. */
    record NightResult(List<String> answers, List<CisPayment> payments, List<Long> refused) {}

    SimulatedCis(List<RehearsedAccount> accounts, long seed) {
        this.accounts = accounts.stream().collect(Collectors.toMap(account -> account.number, Function.identity()));
        this.random = new Random(seed);
    }

    /** Returns the number of postings seen, by kind and action. */
    Map<String, Integer> kinds() {
        return kinds;
    }

    int countOpen() {
        return seen.size() - entered.size();
    }

    /**
     * Reads what is new in the folder.
     *
     * @param at time of entry
     * @param all whether to accept everything, without refusing or forgetting any
     * @throws IllegalStateException if a file does not match its trailer
     */
    NightResult read(Path folder, Instant at, boolean all) throws IOException {
        answers = new ArrayList<>();
        exported = new ArrayList<>();
        refused = new ArrayList<>();
        seenTonight.clear();
        List<Path> files;
        try (var found = Files.list(folder)) {
            files = found.filter(file -> !String.valueOf(file.getFileName()).startsWith(".")).sorted().toList();
        }
        for (Path file : files) {
            if (read.add(file)) {
                readFile(file, at, all);
            }
        }
        return new NightResult(answers, exported, refused);
    }

    private void readFile(Path file, Instant at, boolean all) throws IOException {
        String text = Files.readString(file);
        int end = text.lastIndexOf("#end,");
        List<String> trailer = List.of(text.substring(end).strip().split(","));
        List<String> rows = text.substring(0, end).lines().skip(1).toList();
        long sum = 0;
        int count = 0;
        for (String row : rows) {
            if (row.startsWith("#")) {
                continue;
            }
            List<String> fields = fields(row);
            sum += fields.get(5).isEmpty() ? 0 : cents(fields.get(5));
            count++;
            take(fields, at, all);
        }
        long total = rows.stream().filter(row -> row.startsWith("#total,all,")).map(row -> row.split(",")[4]).mapToLong(SimulatedCis::cents)
                .sum();
        if (!trailer.get(1).equals(String.valueOf(count)) || total != sum
                || !trailer.getLast().equals(DigestUtils.sha256Hex(text.substring(0, end)))) {
            throw new IllegalStateException(file + " is not what its trailer says");
        }
    }

    private void take(List<String> fields, Instant at, boolean all) {
        long sequence = Long.parseLong(fields.get(0));
        boolean first = seen.add(sequence);
        if (first) {
            kinds.merge(fields.get(2) + " " + fields.get(3), 1, Integer::sum);
        }
        if (entered.contains(sequence)) {
            answers.add(sequence + ",accepted,," + at); // sent again, but entered once
            return;
        }
        if (!seenTonight.add(sequence)) {
            return; // in several files of one night: was acknowledged or forgotten before
        }
        switch (all ? Reaction.ACCEPT : reaction(EXPORTED.contains(fields.get(2)))) {
            case ACCEPT -> {
                enter(sequence, fields, at);
                answers.add(sequence + ",accepted,," + at);
            }
            case EXPORT_WITH_ID -> export(sequence, fields, at, fields.get(1));
            case EXPORT_WITHOUT_ID -> export(sequence, fields, at, "");
            case REFUSE -> {
                refused.add(sequence);
                answers.add(sequence + ",refused,account is being billed,");
            }
            case FORGET -> {
                // It is sent again.
            }
        }
    }

    private Reaction reaction(boolean exported) {
        int percent = random.nextInt(100);
        Reaction reaction = percent < 60 ? Reaction.ACCEPT : percent < 70 ? Reaction.REFUSE : percent < 80 ? Reaction.EXPORT_WITH_ID
                : percent < 90 ? Reaction.EXPORT_WITHOUT_ID : Reaction.FORGET;
        return !exported && reaction.name().startsWith("EXPORT") ? Reaction.ACCEPT : reaction;
    }

    private void enter(long sequence, List<String> fields, Instant at) {
        entered.add(sequence);
        if (!fields.get(5).isEmpty()) {
            account(fields).enter(at, cents(fields.get(5)));
        }
    }

    private void export(long sequence, List<String> fields, Instant at, String id) {
        enter(sequence, fields, at);
        exported.add(new CisPayment(account(fields), "OURS-" + sequence, at, -cents(fields.get(5)), "WEB", id));
    }

    private RehearsedAccount account(List<String> fields) {
        return Optional.ofNullable(accounts.get(fields.get(4)))
                .orElseThrow(() -> new IllegalStateException("a posting of an account that there is not: " + fields));
    }

    private static List<String> fields(String row) {
        var fields = new ArrayList<String>();
        var matcher = CSV_CELL.matcher(row);
        while (fields.size() < 10 && matcher.find()) {
            String field = matcher.group(1);
            fields.add(field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field);
        }
        return fields;
    }

    private static long cents(String amount) {
        return Long.parseLong(amount.replace(".", ""));
    }
}
