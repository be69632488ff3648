package org.curbstop.web.staff.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.Collections;
import java.util.Locale;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.identity.UserRole;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccountSearchViewTest extends ViewTest {

    @Autowired
    private Accounts accounts;

    private void find(String language, String words) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        UI.getCurrent().navigate(AccountSearchView.class, QueryParameters.of("find", words));
    }

    @ParameterizedTest
    @CsvSource({"en, Number, Find an account", "es, Número, Buscar una cuenta"})
    void a_found_account_is_listed_with_its_holder_and_street(String language, String column, String label) {
        find(language, "100200302");
        assertThat(text()).contains(column, "100200302", "Ada", "12 Alder St");
        assertThat(value(label)).isEqualTo("100200302");
        assertThat(find(TextField.class).first().isAutofocus()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, Nothing found.", "es, No se encontró nada"})
    void a_search_without_a_result_says_what_to_try(String language, String words) {
        find(language, "nobody at all");
        assertThat(text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"en, Find, Find an account, 'Enter a number, phone, address or name.'",
            "es, Buscar, Buscar una cuenta, 'Escriba un número, teléfono, dirección o nombre.'"})
    void an_empty_search_is_refused_at_its_field(String language, String button, String label, String error) {
        find(language, "");
        assertThat(text()).doesNotContain("100200302");
        enter(label, "  ");
        press(button);
        assertThat(error(label)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"en, Only the first 50 are shown.", "es, Solo se muestran las primeras 50."})
    void a_truncated_list_says_so(String language, String words) {
        Account one = accounts.find(new AccountId("acct_100200559")).orElseThrow();
        Accounts many = mock(Accounts.class);
        when(many.search(any(), any())).thenReturn(Collections.nCopies(Accounts.MAX_FOUND, one));
        when(many.holderName(any())).thenReturn("Smithson");
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(AccountSearchView.class, QueryParameters.of("find", "Smithson"), many);
        assertThat(text()).contains(words, "Smithson");
    }

    @Test
    void a_search_is_kept_in_the_url() {
        find("en", "");
        enter("Find an account", "12 Alder");
        press("Find");
        assertThat(text()).contains("100200302");
    }
}
