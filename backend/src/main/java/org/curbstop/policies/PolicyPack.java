package org.curbstop.policies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.common.yaml.YamlMapping;

/**
 * Rules of one jurisdiction: a folder with {@code pack.yaml} (its description, and the pack on which it is based) and a file for each
 * capability with rules of its own. A capability reads its file into its own types; the base pack supplies files that this pack lacks.
 */
public final class PolicyPack {

    private static final String DESCRIPTION = "pack";

    private final String name;
    private final Function<String, Optional<YamlFile>> files;
    private final Optional<PolicyPack> base;
    private final String title;

    private PolicyPack(String name, Function<String, Optional<YamlFile>> files, SequencedSet<String> above) {
        this.name = name;
        this.files = files;
        YamlFile about = files.apply(DESCRIPTION).orElseThrow(() -> missing(name, DESCRIPTION));
        YamlMapping root = about.root();
        Optional<String> below = root.optionalText("based-on");
        above.add(name);
        this.title = about.finish(() -> {
            root.text("source");
            below.filter(above::contains).ifPresent(again -> root.addError("based-on", "a pack that is not based on this one itself"));
            return root.text("title");
        });
        this.base = below.map(pack -> new PolicyPack(pack, bundledFiles(pack), above));
    }

    /**
     * Returns a pack bundled with Curbstop.
     *
     * @throws InvalidYamlException if it has errors or does not exist
     */
    public static PolicyPack named(String name) {
        return new PolicyPack(name, bundledFiles(name), new LinkedHashSet<>());
    }

    /**
     * Reads a utility's own pack.
     *
     * @throws InvalidYamlException with all errors in its {@code pack.yaml}
     */
    static PolicyPack fromFolder(Path folder) {
        return new PolicyPack(folder.toString(), section -> {
            Path file = folder.resolve(section + ".yaml");
            return Files.isRegularFile(file) ? Optional.of(YamlFile.read(file)) : Optional.empty();
        }, new LinkedHashSet<>());
    }

    String title() {
        return title;
    }

    /**
     * Opens the file of a capability, such as {@code arrangements}, from this pack or the nearest base pack that has it; opened anew each
     * time, for one reading.
     *
     * @throws InvalidYamlException if none has it
     */
    public YamlFile file(String section) {
        return files.apply(section).or(() -> base.map(pack -> pack.file(section))).orElseThrow(() -> missing(name, section));
    }

    private static InvalidYamlException missing(String pack, String section) {
        YamlFile absent = YamlFile.parse(pack + "/" + section + ".yaml", "absent: true");
        absent.addError(absent.root().position(), "", "this file in the policy pack, or a pack below it that has it");
        return new InvalidYamlException(absent.errors());
    }

    private static Function<String, Optional<YamlFile>> bundledFiles(String pack) {
        return section -> {
            String file = "policies/" + pack + "/" + section + ".yaml";
            try (InputStream in = PolicyPack.class.getResourceAsStream("/" + file)) {
                return in == null ? Optional.empty()
                        : Optional.of(YamlFile.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
