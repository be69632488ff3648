package org.curbstop.notices.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import java.net.ConnectException;
import java.util.Set;
import org.curbstop.notices.delivery.MessageTransport.SendResult;

/** Maps errors of Twilio's API to send results. */
final class TwilioErrors {

    private static final int OPTED_OUT = 21610;

    /** Statuses that say nothing about this message (wrong token, suspended account, too many requests): retried until fixed. */
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
        return status == null ? withoutResponse(e) : new SendResult.Unknown("status " + status);
    }

    static SendResult result(ApiConnectionException e) {
        return withoutResponse(e);
    }

    /** Without a response, only a refused connection proves that nothing was sent. */
    private static SendResult withoutResponse(TwilioException e) {
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
