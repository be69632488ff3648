package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.servlet.http.Cookie;
import org.curbstop.fuzz.Hostile;
import org.curbstop.utility.SampleUtility;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageFuzz {

    private static final LanguageChoice CHOICE = new LanguageChoice(SampleUtility.millbrook());

    @FuzzTest
    void headers(byte[] data) {
        String text = Hostile.text(data);
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Accept-Language", text);
        request.setCookies(new Cookie(LanguageChoice.COOKIE, text));
        Hostile.within(data.length, () -> assertThat(SampleUtility.millbrook().languages()).contains(CHOICE.of(request)));
    }
}
