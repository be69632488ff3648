package org.curbstop.web.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserWindowLimitTest {

    @Test
    void opening_more_windows_closes_the_oldest_of_the_session() {
        List<UI> open = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            UI newest = mock(UI.class);
            when(newest.getUIId()).thenReturn(i);
            open.add(newest);
            List<UI> going = BrowserWindowLimit.surplus(open, newest);
            assertThat(going).doesNotContain(newest);
            open.removeAll(going);
            assertThat(open).hasSizeLessThanOrEqualTo(BrowserWindowLimit.MAX_WINDOWS).contains(newest);
        }
        assertThat(open.getFirst().getUIId()).isEqualTo(190);
    }
}
