package org.curbstop.sandbox.rehearsal;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.curbstop.cis.exchange.CisRehearsal;
import org.curbstop.sandbox.rehearsal.RehearsalContext.Folders;
import org.springframework.util.FileSystemUtils;

/** Runs the whole rehearsal in a folder that is deleted at the end. */
public final class GeneratedUtilityRehearsal implements CisRehearsal {

    private static final int SHOWN = 20;

    @Override
    public int run(int accounts, int months, long seed, PrintStream out) throws Exception {
        Path root = Files.createTempDirectory("curbstop-rehearsal");
        long began = System.nanoTime();
        try (var context = RehearsalContext.start(new Folders(root), Rehearsal.CUT_OVER_TIME)) {
            var rehearsal = new Rehearsal(context, new Folders(root), accounts, months, seed, out);
            rehearsal.moveIn();
            for (int day = 1; day <= 2; day++) {
                rehearsal.playDay(day);
                rehearsal.exchange(day);
                rehearsal.takeFiles(day);
            }
            rehearsal.finish();
            List<String> differences = rehearsal.differences();
            differences.stream().limit(SHOWN).forEach(out::println);
            out.printf("%,d differences; %.1f s in all, seed %d%n", differences.size(), (System.nanoTime() - began) / 1e9, seed);
            return differences.size();
        } finally {
            FileSystemUtils.deleteRecursively(root);
        }
    }
}
