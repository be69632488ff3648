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

    private NightlyJobs() {}

    static void takeAll(BeanFactory beans, Folders folders) throws IOException {
        for (int round = 0; round < ROUNDS && !FileDelivery.isEmpty(folders); round++) {
            beans.getBean(PostingFolderJob.class).importAnswers();
            beans.getBean(CisFolderJob.class).importFiles();
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        var folders = new Folders(Path.of(arguments[1]));
        try (var context = RehearsalContext.start(folders, arguments[2], arguments[3])) {
            System.out.println("begun");
            switch (arguments[0]) {
                case "take" -> takeAll(context, folders);
                case "write" -> context.getBean(PostingFolderJob.class).writeFiles();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.out.println("done");
        }
    }
}
