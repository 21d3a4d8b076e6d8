package dev.penstock.vendor;

import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.notification.RequestParam;
import dev.penstock.signature.WebhookRequest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** WeChat Pay's own: {@code com.github.wechatpay-apiv3:wechatpay-java-core}. It can sign requests, but no notifications. */
final class WeChatPayLibrary implements Vendor {
    private static final String KEY_ID = "PUB_KEY_ID_1";

    @Override
    public WebhookRequest sign(WebhookRequest unsigned, String id, Instant sentAt, String secret) {
        throw new UnsupportedOperationException("the library only verifies");
    }

    @Override
    public boolean accepts(WebhookRequest request, String secret) {
        RequestParam notification = new RequestParam.Builder()
                .serialNumber(KEY_ID)
                .timestamp(one(request, "Wechatpay-Timestamp"))
                .nonce(one(request, "Wechatpay-Nonce"))
                .signature(one(request, "Wechatpay-Signature"))
                .body(request.body().text())
                .build();
        return new RSAVerifier(publicKey(secret), KEY_ID)
                .verify(notification.getSerialNumber(), notification.getMessage(), notification.getSignature());
    }

    private static String one(WebhookRequest request, String header) {
        return String.join(",", request.header(header));
    }

    /** Of the two keys that the secret holds in PEM, the one that the vendor hands out. */
    private static PublicKey publicKey(String secret) {
        String pem = secret.replaceAll(".*-----BEGIN PUBLIC KEY-----|-----END PUBLIC KEY-----.*", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret holds no RSA public key", e);
        }
    }
}
