package ike.crypto.tls;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustReport;
import ike.crypto.certificate.TrustStep;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.jspecify.annotations.Nullable;

/** What a handshake has come to so far: told by the library's callbacks, asked by {@link TlsHandshake}. */
final class Outcome implements SecretOwner {
    private final TlsTrust trust;
    private Optional<Secret> msk = Optional.empty();
    private boolean tls13;
    private Optional<TlsStep.Standing.Broken> broken = Optional.empty();

    Outcome(TlsTrust trust) {
        this.trust = trust;
    }

    /** Goes on only when the chain is trusted. */
    void judge(org.bouncycastle.tls.Certificate shown) throws IOException {
        ImmutableList<Certificate> chain = read(shown);
        if (chain.isEmpty()) {
            throw refuse("the other end of TLS shows no certificate", "", AlertDescription.bad_certificate);
        }
        TrustReport report = trust.judge(chain);
        if (!report.trusted()) {
            throw refuse(report.firstFailure().map(step -> step.about() + ": " + step.text())
                    .orElse("its certificate is not trusted"), report.describe(), alert(report));
        }
    }

    private static short alert(TrustReport report) {
        String text = report.firstFailure().map(TrustStep::text).orElse("");
        return text.contains("revoked")
                ? AlertDescription.certificate_revoked
                : text.contains("expired") ? AlertDescription.certificate_expired : AlertDescription.bad_certificate;
    }

    private ImmutableList<Certificate> read(org.bouncycastle.tls.Certificate shown) throws IOException {
        ImmutableList.Builder<Certificate> chain = ImmutableList.builder();
        for (TlsCertificate one : shown.getCertificateList()) {
            switch (Certificate.read(Bytes.owning(one.getEncoded()))) {
                case Decoded.Ok<Certificate>(Certificate certificate) -> chain.add(certificate);
                case Decoded.Bad<Certificate>(Malformed why) ->
                    throw refuse(why.describe(), "", AlertDescription.bad_certificate);
            }
        }
        return chain.build();
    }

    private TlsFatalAlert refuse(String why, String detail, short alert) {
        broken(why, detail);
        return new TlsFatalAlert(alert);
    }

    /** The first reason is the one that counts. */
    void broken(String why, String detail) {
        if (broken.isEmpty()) {
            broken = Optional.of(new TlsStep.Standing.Broken(why, detail));
        }
    }

    /** The other end has sent an alert. */
    void alerted(short level, short description) {
        if (level == AlertLevel.fatal) {
            broken("the other end ends TLS: " + AlertDescription.getName(description), "");
        }
    }

    /** Our library sends one. */
    void raised(short level, short description, @Nullable String message) {
        if (level == AlertLevel.fatal) {
            broken("TLS fails here: " + AlertDescription.getName(description) + (message == null ? "" : ", " + message),
                    "");
        }
    }

    /** The handshake is done: its key, while the library has it. */
    void complete(TlsContext context) {
        msk = Optional.of(EapTlsKeys.msk(context));
        tls13 = TlsUtils.isTLSv13(context);
    }

    boolean isComplete() {
        return msk.isPresent();
    }

    boolean isTls13() {
        return tls13;
    }

    Optional<TlsStep.Standing.Broken> broken() {
        return broken;
    }

    /** The key, which belongs to the caller from now on. */
    Secret takeMsk() {
        Secret taken = msk.orElseThrow();
        msk = Optional.empty();
        return taken;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        msk.ifPresent(visitor);
    }

    /** Wipes what nobody took. */
    void forget() {
        msk.ifPresent(Secret::close);
        msk = Optional.empty();
    }
}
