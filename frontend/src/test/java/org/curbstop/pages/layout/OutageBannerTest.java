package org.curbstop.pages.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Language;
import org.curbstop.outages.StormMode.StormStatus;
import org.curbstop.utility.StormArea;
import org.junit.jupiter.api.Test;

class OutageBannerTest {

    private static final StormStatus CALM = new StormStatus(false, Instant.EPOCH, Optional.empty(), Map.of());

    @Test
    void without_outages_or_a_storm_there_is_no_banner() {
        assertThat(OutageBanner.from(List.of(), CALM, List.of()).isShown()).isFalse();
    }

    @Test
    void a_storm_has_a_banner_before_the_first_outage_is_known() {
        var storm = new StormStatus(true, Instant.EPOCH, Optional.empty(), Map.of());
        var banner = OutageBanner.from(List.of(), storm, List.of());
        assertThat(banner.isShown()).isTrue();
        assertThat(banner.message(Language.ENGLISH)).isEmpty();
    }

    @Test
    void the_staff_message_is_shown_in_the_language_of_the_page() {
        var storm = new StormStatus(true, Instant.EPOCH, Optional.of("oscar"),
                Map.of(Language.ENGLISH, "Trees are down.", Language.SPANISH, "Hay árboles caídos."));
        assertThat(OutageBanner.from(List.of(), storm, List.of()).message(Language.SPANISH)).contains("Hay árboles caídos.");
    }

    @Test
    void areas_have_their_own_messages_by_name() {
        var area = new StormArea("north", Map.of(Language.ENGLISH, "North side", Language.SPANISH, "Zona norte"),
                Set.of("North"), Set.of());
        var storm = new StormStatus(true, Instant.EPOCH, Optional.of("oscar"), Map.of(),
                Map.of("north", Map.of(Language.ENGLISH, "Out until noon.", Language.SPANISH, "Sin luz hasta el mediodía.")));
        assertThat(OutageBanner.from(List.of(), storm, List.of(area)).areaMessages(Language.SPANISH))
                .containsExactly(Map.entry("Zona norte", "Sin luz hasta el mediodía."));
    }
}
