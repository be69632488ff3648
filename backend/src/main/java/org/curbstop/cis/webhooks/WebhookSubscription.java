package org.curbstop.cis.webhooks;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.curbstop.cis.postings.PostingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A receiver of postings.
 *
 * @param url address of the receiver
 * @param secret {@code whsec_} and 24 to 64 bytes as Base64; two of them, separated by a space, during key rotation
 * @param kinds kinds to send; empty for all
 * @param allowPrivateAddresses whether the receiver may be in the operator's own network and use no TLS
 */
public record WebhookSubscription(URI url, String secret, Set<PostingKind> kinds, boolean allowPrivateAddresses) {

    private static final String PREFIX = "whsec_";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    public WebhookSubscription(@Nullable URI url, @Nullable String secret, @DefaultValue Set<PostingKind> kinds,
            @DefaultValue("false") boolean allowPrivateAddresses) {
        this.url = checked(url, allowPrivateAddresses);
        this.secret = secret == null ? "" : secret.strip();
        this.kinds = Set.copyOf(kinds);
        this.allowPrivateAddresses = allowPrivateAddresses;
        keys();
    }

    private static URI checked(@Nullable URI url, boolean plain) {
        if (url == null || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null
                || !"https".equals(url.getScheme()) && !(plain && "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("the url of a webhook begins with https:// (http:// with allow-private-addresses), names a "
                    + "host, and has no user and no fragment");
        }
        return url;
    }

    boolean wants(PostingKind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Returns the keys, newest first. */
    List<byte[]> keys() {
        return Arrays.stream(secret.split("\\s+")).map(WebhookSubscription::key).toList();
    }

    private static byte[] key(String secret) {
        byte[] key = secret.startsWith(PREFIX) ? decoded(secret.substring(PREFIX.length())) : new byte[0];
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new IllegalArgumentException("the secret of a webhook is whsec_ and 24 to 64 bytes as Base64; make one with: "
                    + "echo whsec_$(openssl rand -base64 32)");
        }
        return key;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return url.toString();
    }
}
