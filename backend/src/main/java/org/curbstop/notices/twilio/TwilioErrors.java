package org.curbstop.notices.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import java.net.ConnectException;
import java.util.Set;
import org.curbstop.notices.delivery.MessageTransport.SendResult;

/** What an error of Twilio's API says about a text or a call. */
final class TwilioErrors {

    private static final int OPTED_OUT = 21610;

    /** A wrong token, an account on hold or too many at once say nothing about this message: it is sent when that is fixed. */
    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 404, 409, 425, 429);

    private TwilioErrors() {}

    static SendResult result(ApiException e) {
        Integer code = e.getCode();
        Integer status = e.getStatusCode();
        if (code != null && code == OPTED_OUT) {
            return new SendResult.OptedOut();
        }
        if (status != null && NOT_NOW.contains(status)) {
            return new SendResult.Retryable("status " + status);
        }
        if (status != null && status >= 400 && status < 500) {
            return new SendResult.Refused(String.valueOf(code));
        }
        return status == null ? unheard(e) : new SendResult.Unknown("status " + status);
    }

    static SendResult result(ApiConnectionException e) {
        return unheard(e);
    }

    /** No answer: certain that nothing was sent only where nobody was there to connect to. */
    private static SendResult unheard(TwilioException e) {
        return neverReached(e) ? new SendResult.Retryable("no connection") : new SendResult.Unknown("no answer");
    }

    private static boolean neverReached(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }
}
