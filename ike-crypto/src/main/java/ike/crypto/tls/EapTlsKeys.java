package ike.crypto.tls;

import com.google.common.primitives.Bytes;
import ike.crypto.Secret;
import java.util.Arrays;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsUtils;

/**
 * The key that comes of EAP-TLS: the first 64 of 128 octets, MSK; the others, EMSK, are not used here.
 *
 * <pre>{@code
 * TLS 1.2  Key_Material = PRF (master_secret, "client EAP encryption", client.random | server.random)    RFC 5216 §2.3
 * TLS 1.3  Key_Material = TLS-Exporter ("EXPORTER_EAP_TLS_Key_Material", 0x0D, 128)                      RFC 9190 §2.3
 * }</pre>
 */
final class EapTlsKeys {
    private static final int MSK_LENGTH = 64;
    private static final int KEY_MATERIAL_LENGTH = 128;
    private static final byte[] TYPE = {13};

    private EapTlsKeys() {
    }

    /** MSK, at the end of a handshake. The peer may lack the extended master secret (RFC 7627), which strongSwan does. */
    static Secret msk(TlsContext context) {
        byte[] material = TlsUtils.isTLSv13(context)
                ? context.exportKeyingMaterial("EXPORTER_EAP_TLS_Key_Material", TYPE, KEY_MATERIAL_LENGTH)
                : classic(context);
        try {
            return Secret.owning(Arrays.copyOf(material, MSK_LENGTH));
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    private static byte[] classic(TlsContext context) {
        SecurityParameters parameters = context.getSecurityParametersConnection();
        return TlsUtils.PRF(parameters, parameters.getMasterSecret(), "client EAP encryption",
                Bytes.concat(parameters.getClientRandom(), parameters.getServerRandom()), KEY_MATERIAL_LENGTH)
                .extract();
    }
}
