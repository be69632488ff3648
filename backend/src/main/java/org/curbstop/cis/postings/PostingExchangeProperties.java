package org.curbstop.cis.postings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder folder for files to the billing system; none are written if not set
 * @param mapping layout of the files; as described in docs/postings.md if not set
 * @param answers folder with files of answers; none are imported if not set
 * @param resendAfter how long to wait for an answer before a posting is sent again
 */
@ConfigurationProperties("curbstop.postings")
public record PostingExchangeProperties(@Nullable Path folder, @Nullable Path mapping, @Nullable Path answers,
        @DefaultValue("24h") Duration resendAfter) {

    /** @throws org.curbstop.common.yaml.InvalidYamlException with all errors in the mapping */
    public PostingFileFormat format() {
        return mapping == null || mapping.toString().isBlank() ? PostingFileFormat.STANDARD : PostingFileFormatReader.read(mapping);
    }
}
