package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.servlet.http.Cookie;
import org.curbstop.fuzz.HostileInput;
import org.curbstop.pages.layout.PageLanguageResolver;
import org.curbstop.utility.SampleUtility;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageFuzz {

    private static final PageLanguageResolver CHOICE = new PageLanguageResolver(SampleUtility.millbrook());

    @FuzzTest
    void headers(byte[] data) {
        String text = HostileInput.text(data);
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Accept-Language", text);
        request.setCookies(new Cookie(PageLanguageResolver.COOKIE, text));
        HostileInput.within(data.length, () -> assertThat(SampleUtility.millbrook().languages()).contains(CHOICE.of(request)));
    }
}
