package org.curbstop.billing.tariff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.curbstop.common.yaml.FilePosition;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlError;
import org.curbstop.common.yaml.YamlFile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds and reads the files of a tariff, one version each. */
public final class TariffLoader {

    private TariffLoader() {}

    /** Loads a single version, which bills any day from its first day on. Throws {@link InvalidYamlException} with all errors. */
    public static Tariff loadFile(Path file) {
        return new Tariff(List.of(TariffFileReader.read(YamlFile.read(file))));
    }

    /** Loads all versions that match a Spring resource pattern. Throws {@link InvalidYamlException} with all errors of all files. */
    public static Tariff loadMatching(String pattern) {
        var versions = new ArrayList<TariffVersion>();
        var problems = new ArrayList<YamlError>();
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
            for (Resource resource : found) {
                String name = Objects.requireNonNullElse(resource.getFilename(), pattern);
                try {
                    versions.add(TariffFileReader.read(YamlFile.parse(name, resource.getContentAsString(StandardCharsets.UTF_8))));
                } catch (InvalidYamlException bad) {
                    problems.addAll(bad.errors());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tariffs " + pattern, e);
        }
        if (versions.isEmpty() && problems.isEmpty()) {
            problems.add(new YamlError(new FilePosition(pattern, 1, 1), "", "at least one tariff file there"));
        }
        versions.sort(Comparator.comparing(TariffVersion::from));
        for (int i = 1; i < versions.size(); i++) {
            TariffVersion before = versions.get(i - 1);
            TariffVersion version = versions.get(i);
            if (version.from().equals(before.from()) || !version.tariff().equals(before.tariff())
                    || !version.currency().equals(before.currency())) {
                problems.add(new YamlError(new FilePosition(pattern, 1, 1), "from",
                        "one tariff in one currency, with one version a day; two begin on " + version.from()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidYamlException(problems);
        }
        return new Tariff(versions);
    }
}
