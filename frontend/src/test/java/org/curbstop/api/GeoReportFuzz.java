package org.curbstop.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import java.util.HashMap;
import org.curbstop.common.Language;
import org.curbstop.fuzz.HostileInput;
import org.curbstop.utility.SampleUtility;

class GeoReportFuzz {

    /** Reads each line of the input as a parameter. */
    @FuzzTest
    void reports(byte[] data) {
        var form = new HashMap<String, String>();
        HostileInput.text(data).lines().forEach(line -> form.put(line.split("=", 2)[0], line.contains("=") ? line.split("=", 2)[1] : ""));
        HostileInput.within(data.length, () -> {
            GeoReportRequest read = GeoReportRequest.read(form, Language.ENGLISH, LocalDate.of(2026, 11, 29))
                    .restrictedTo(SampleUtility.millbrook().area());
            read.point().ifPresent(point -> {
                assertThat(point.latitude()).isBetween(-90.0, 90.0);
                assertThat(point.longitude()).isBetween(-180.0, 180.0);
            });
            GeoReportServiceType.find(form.getOrDefault("service_code", "power-outage")).flatMap(read::toNewReport).ifPresent(report -> {
                assertThat(report.place().orElse("")).hasSizeLessThanOrEqualTo(300);
                assertThat(report.key()).hasSizeLessThan(200);
            });
        });
    }
}
