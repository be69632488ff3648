package org.curbstop.notices.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.common.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutDetectorTest {

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop ", "Unsubscribe", "CANCEL", "END", "quit", "StopAll", "REVOKE", "OPTOUT", "ARRET", "ARRÊT",
        "Arrête"})
    void standard_opt_out_keywords_are_answered_by_the_provider(String text) {
        assertThat(OptOutDetector.detect(text, false)).contains(new OptOutDetector.OptOutRequest(true, Language.ENGLISH, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Stop.", "STOP!!", "please stop", "Stop it please", "stop texting me", "Stop sending me messages", "stop all these texts",
        "No more texts", "don't text me", "Do not contact me again", "dont ever text me", "I don't want these messages",
        "unsubscribe me please", "opt me out", "I'm opting out", "take me off your list", "Remove my number from the list",
        "leave me alone", "wrong number", "I revoke my consent", "cancel these alerts", "quit texting this number", "remove me",
        "STOP 12345", "please stop 7"})
    void clear_english_requests_to_stop_are_recognized(String text) {
        assertThat(OptOutDetector.detect(text, false)).contains(new OptOutDetector.OptOutRequest(true, Language.ENGLISH, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ALTO", "Basta", "pare por favor", "no más", "No me manden más mensajes", "ya no me escriban", "no me envíen mensajes de texto",
            "No quiero recibir mensajes", "ya no quiero estos avisos", "dejen de mandarme textos", "Deje de molestarme",
            "cancelar los mensajes",
        "quiten mi número de su lista", "bórrenme de la lista", "quiero darme de baja", "déjenme en paz", "Número equivocado",
        "retiro mi consentimiento", "detener", "desuscribir", "ALTO 12345"})
    void clear_spanish_requests_to_stop_are_recognized(String text) {
        assertThat(OptOutDetector.detect(text, false)).contains(new OptOutDetector.OptOutRequest(true, Language.SPANISH, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "OUT", "Stop my service on the 30th", "stop 12 Alder St", "I need to stop service at 12 Alder St", "cancel my autopay",
        "cancel my appointment",
        "please stop my water", "end of the month", "my power is out and nobody contacted me", "I did not get the message",
        "do you have a message for me", "yes", "no", "the sewer does not stop smelling",
        "Quiero dar de baja el servicio de luz", "no me mandaron la factura", "cancelar mi cuenta", "cancelar", "quiero pagar",
        "no tengo luz", "para pagar", "no me llegó el mensaje", "parar el servicio de agua", "se fue la luz"})
    void messages_about_the_service_are_not_opt_outs(String text) {
        assertThat(OptOutDetector.detect(text, false)).isEmpty();
    }

    @Test
    void yes_starts_texts_again_only_for_those_who_stopped_them() {
        assertThat(OptOutDetector.detect("YES", true)).contains(new OptOutDetector.OptOutRequest(false, Language.ENGLISH, true));
        assertThat(OptOutDetector.detect("YES", false)).isEmpty();
        assertThat(OptOutDetector.detect("reanudar mensajes", true))
                .contains(new OptOutDetector.OptOutRequest(false, Language.SPANISH, false));
        assertThat(OptOutDetector.detect("Start texting me again", true))
                .contains(new OptOutDetector.OptOutRequest(false, Language.ENGLISH, false));
        assertThat(OptOutDetector.detect("START", false)).contains(new OptOutDetector.OptOutRequest(false, Language.ENGLISH, true));
    }

    @Test
    void a_long_message_is_left_to_staff() {
        assertThat(OptOutDetector.detect("my neighbor said that the last time you wrote ".repeat(4) + "stop texting me", false)).isEmpty();
    }
}
