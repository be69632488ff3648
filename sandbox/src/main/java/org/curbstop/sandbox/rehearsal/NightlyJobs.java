package org.curbstop.sandbox.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import org.curbstop.cis.exchange.CisFolderJob;
import org.curbstop.cis.postings.PostingFolderJob;
import org.curbstop.sandbox.rehearsal.RehearsalContext.Folders;
import org.springframework.beans.factory.BeanFactory;

/** Runs the nightly jobs on the folders, in a separate process if that is to be killed: {@code take|write FOLDER TIME RESEND-AFTER}. */
final class NightlyJobs {

    private static final int ROUNDS = 20;

    /** Id of the thread that runs a job now; 0: none. */
    private static volatile long running;

    private NightlyJobs() {}

    /** Returns whether this thread runs a job, and not the start or end of the process. */
    static boolean isRunningHere() {
        return running == Thread.currentThread().threadId();
    }

    static void takeAll(BeanFactory beans, Folders folders) throws IOException {
        running = Thread.currentThread().threadId();
        for (int round = 0; round < ROUNDS && !FileDelivery.isEmpty(folders); round++) {
            beans.getBean(PostingFolderJob.class).importAnswers();
            beans.getBean(CisFolderJob.class).importFiles();
        }
        running = 0;
    }

    private static void writeAll(BeanFactory beans) throws IOException {
        running = Thread.currentThread().threadId();
        beans.getBean(PostingFolderJob.class).writeFiles();
        running = 0;
    }

    public static void main(String[] arguments) throws IOException {
        var folders = new Folders(Path.of(arguments[1]));
        try (var context = RehearsalContext.start(folders, arguments[2], arguments[3])) {
            switch (arguments[0]) {
                case "take" -> takeAll(context, folders);
                case "write" -> writeAll(context);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }
}
