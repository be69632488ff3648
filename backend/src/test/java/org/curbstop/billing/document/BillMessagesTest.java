package org.curbstop.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

class BillMessagesTest {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)");

    @Test
    void both_languages_have_the_same_messages_and_placeholders() throws IOException {
        Properties english = words("en");
        Properties spanish = words("es");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(holes(spanish.getProperty(key))).as(key).isEqualTo(holes(english.getProperty(key)));
        }
    }

    @Test
    void the_bundle_contains_exactly_the_keys_used_in_the_code() throws IOException {
        var said = new StringBuilder();
        for (String file : new String[] {"java/org/curbstop/billing/document/BillPage.java",
            "java/org/curbstop/billing/document/UsageChart.java", "resources/documents/bill.html"}) {
            said.append(Files.readString(Path.of("src/main/" + file)));
        }
        for (String key : words("en").stringPropertyNames()) {
            if (!key.matches("(service|unit|usage)\\.[A-Z].*|unit\\..*")) {
                assertThat(said.toString()).as("an unused key").containsPattern("[\"']" + Pattern.quote(key) + "[\"']");
            }
        }
        for (ServiceType service : ServiceType.values()) {
            assertThat(words("en")).containsKey("service." + service);
        }
        for (BillingMeasure measure : BillingMeasure.values()) {
            if (measure != BillingMeasure.WINTER_AVERAGE && measure != BillingMeasure.EVAPORATION) {
                assertThat(words("en")).containsKey("unit." + measure.unit());
            }
        }
    }

    private static TreeSet<String> holes(String pattern) {
        var holes = new TreeSet<String>();
        var matcher = HOLE.matcher(pattern.replaceAll("one \\{[^}]*\\} other \\{[^}]*\\}", ""));
        while (matcher.find()) {
            holes.add(matcher.group(1));
        }
        return holes;
    }

    private static Properties words(String language) {
        return LanguageFolder.properties(new Language(language), "billing.properties");
    }
}
