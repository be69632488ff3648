package org.curbstop.cis.postings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder into which files for the billing system are written; absent: none are
 * @param mapping how the files are laid out; absent: as docs/postings.md says
 * @param answers from which files of answers are taken; absent: none are
 * @param resendAfter how long an answer may take before a posting is sent once more
 */
@ConfigurationProperties("curbstop.postings")
public record PostingExchangeProperties(@Nullable Path folder, @Nullable Path mapping, @Nullable Path answers,
        @DefaultValue("24h") Duration resendAfter) {

    /** @throws org.curbstop.common.yaml.InvalidYamlException with all mistakes of the mapping */
    public PostingFileFormat format() {
        return mapping == null || mapping.toString().isBlank() ? PostingFileFormat.STANDARD : PostingFileFormatReader.read(mapping);
    }
}
