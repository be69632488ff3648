package org.curbstop.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.audit.AuditTrail;
import org.curbstop.cis.exchange.AccountContacts;
import org.curbstop.cis.postings.ExportingPostings;
import org.curbstop.cis.postings.Posting;
import org.curbstop.cis.postings.PostingKind;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.notices.preferences.TextConsent;
import org.curbstop.store.files.PrivateFiles;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Exports contacts that changed, in full. Postings mask them. */
@Command(name = "contacts", mixinStandardHelpOptions = true,
        description = "Exports the contacts of each account whose contacts or consent to texts changed here, as they are now: one JSON "
                + "object a line, as in GET /api/v1/accounts/NUMBER/contacts. Only you can read the file; each account is in the audit "
                + "trail.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {" 0:written", " 1:failed: no file", " 2:called wrongly"})
final class ExportContactsCommand implements Callable<Integer> {

    private static final Set<PostingKind> CHANGES = EnumSet.of(PostingKind.CONTACT, PostingKind.CONSENT);
    private static final int PAGE = 1_000;

    @Option(names = "--since", paramLabel = "SEQUENCE", required = true,
            description = "changes after that posting, the number that the last export printed; 0: all there were")
    private long since;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "file to write, all of it or nothing")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path target;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** @param last number of the last posting that was read */
    private record Changes(Set<AccountId> accounts, long last) {}

    @Override
    public Integer call() throws IOException {
        if (since < 0) {
            throw new ParameterException(spec.commandLine(), "--since: 0 or a sequence number");
        }
        try (var capabilities = CommandContext.start()) {
            Changes changes = changes(capabilities.getBean(ExportingPostings.class));
            Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            int written;
            try {
                try (FileChannel channel = PrivateFiles.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                        OutputStream out = Channels.newOutputStream(channel)) {
                    written = write(changes.accounts(), out, capabilities);
                    channel.force(true);
                }
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            spec.commandLine().getErr().printf("accounts: %,d; next time: --since %d%n", written, changes.last());
            return 0;
        }
    }

    private Changes changes(ExportingPostings postings) {
        var accounts = new LinkedHashSet<AccountId>();
        long last = since;
        for (List<Posting> page = postings.listAfter(last, PAGE); !page.isEmpty(); page = postings.listAfter(last, PAGE)) {
            page.stream().filter(posting -> CHANGES.contains(posting.kind())).flatMap(posting -> posting.account().stream())
                    .forEach(accounts::add);
            last = page.getLast().sequence();
        }
        return new Changes(accounts, last);
    }

    private static int write(Set<AccountId> changed, OutputStream out, BeanFactory capabilities) throws IOException {
        Accounts accounts = capabilities.getBean(Accounts.class);
        TextConsent consent = capabilities.getBean(TextConsent.class);
        AuditTrail audit = capabilities.getBean(AuditTrail.class);
        JsonMapper json = JsonMapper.builder().build();
        int written = 0;
        for (AccountId id : changed) {
            Optional<Account> account = accounts.find(id);
            Optional<Person> holder = account.flatMap(each -> accounts.findPerson(each.holder()));
            if (account.isPresent() && holder.isPresent()) {
                audit.record(Actor.SYSTEM, "contacts-exported", Optional.of(id));
                String line = json.writeValueAsString(AccountContacts.of(account.get(), holder.get(), consent)) + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
                written++;
            }
        }
        return written;
    }
}
