package org.curbstop.commands;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.directory.DirectoryFormatException;
import org.curbstop.assistance.directory.ImportingAgencies;
import org.curbstop.common.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports a directory of assistance agencies. */
@Command(name = "agencies", mixinStandardHelpOptions = true,
        description = "Imports a directory of agencies in HSDS 3: FILE.json, or a folder or FILE.zip of its tables as CSV.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:everything was taken", " 1:failed; the same command does the rest",
                " 2:called wrongly, or the file cannot be read: nothing was taken",
            " 3:done, and some of it was not taken"})
final class ImportAgenciesCommand implements Callable<Integer> {

    private static final int REJECTED = 3;
    private static final int REFUSED = 2;

    @Parameters(paramLabel = "FILE",
            description = "a .json file of organizations or services, a folder of .csv files, or a .zip of them (docs/import.md)")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path source;

    @Option(names = "--rejects", paramLabel = "FILE",
            description = "file for rejected entries, each below its reason (FILE.rejects)")
    private Optional<Path> rejects = Optional.empty();

    @Option(names = "--encoding", paramLabel = "NAME", description = "of the files, for example windows-1252 (UTF-8)")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(names = "--member", paramLabel = "USER=AGENCY", description = "who signs in for which agency; may be given several times")
    private Map<String, String> members = Map.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isReadable(source)) {
            throw new ParameterException(spec.commandLine(), source + ": no such file or folder, or it cannot be read");
        }
        try (var capabilities = CommandContext.start()) {
            Path list = rejects.orElseGet(() -> source.resolveSibling(source.getFileName() + ".rejects"));
            ImportingAgencies.AgencyImportResult imported = capabilities.getBean(ImportingAgencies.class).importFrom(source, encoding,
                    list);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("agencies: %,d added, %,d changed, %,d as before; %,d things not taken%n",
                    imported.added(), imported.changed(), imported.same(), imported.errors().size());
            imported.rejects()
                    .ifPresent(file -> out.println("what was not taken is in " + file + "; mend it where it came from and import again"));
            boolean joined = join(capabilities.getBean(AgencyMemberships.class), capabilities.getBean(AgencyDirectory.class));
            out.flush();
            return !joined ? REFUSED : imported.errors().isEmpty() ? 0 : REJECTED;
        } catch (DirectoryFormatException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }

    /** Links users to agencies. Returns false if one of the agencies does not exist. */
    private boolean join(AgencyMemberships agencies, AgencyDirectory directory) {
        boolean all = true;
        for (var member : members.entrySet()) {
            if (directory.find(member.getValue()).isPresent()) {
                agencies.join(member.getKey(), member.getValue(), Actor.SYSTEM);
            } else {
                spec.commandLine().getErr().println(
                        "--member " + member.getKey() + "=" + member.getValue() + ": expected the id of an agency of the directory");
                all = false;
            }
        }
        return all;
    }
}
