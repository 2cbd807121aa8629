package ike.crypto.libcrypto;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Backend;
import ike.crypto.EllipticCurve;
import ike.crypto.Library;
import ike.crypto.ModularPower;
import ike.crypto.MontgomeryLadder;
import ike.crypto.Primitive;
import ike.crypto.Primitives;
import ike.crypto.RsaOperation;
import ike.crypto.modes.Ccm;
import java.util.Optional;
import java.util.function.Function;

/** OpenSSL's libcrypto, where it is installed: what it has and this build of it allows. */
public final class LibcryptoProvider implements Backend.Provider {
    /** Called by {@link java.util.ServiceLoader}. */
    public LibcryptoProvider() {
    }

    @Override
    public Library library() {
        return Library.LIBCRYPTO;
    }

    @Override
    public Optional<Backend> load() {
        return Symbols.present() ? Optional.of(new Backend(library(), Evp.version(), services())) : Optional.empty();
    }

    private static ImmutableMap<Primitive<?>, Object> services() {
        ImmutableMap.Builder<Primitive<?>, Object> services = ImmutableMap.builder();
        Optional<Ciphers> camelliaCbc = Ciphers.of("CAMELLIA-$-CBC");
        Optional<Ciphers> camelliaCtr = Ciphers.of("CAMELLIA-$-CTR");
        put(services, Primitives.AES_GCM, Ciphers.of("AES-$-GCM"), EvpAead::of);
        put(services, Primitives.AES_GCM_8, Ciphers.of("AES-$-GCM"), EvpAead::of);
        put(services, Primitives.AES_CCM, Ciphers.of("AES-$-CCM"), EvpAead::ccm);
        put(services, Primitives.CHACHA20_POLY1305, Ciphers.of("ChaCha20-Poly1305", 32), EvpAead::of);
        put(services, Primitives.AES_CBC, Ciphers.of("AES-$-CBC"), EvpCipher::of);
        put(services, Primitives.AES_CTR, Ciphers.of("AES-$-CTR"), EvpCipher::of);
        put(services, Primitives.CAMELLIA_CBC, camelliaCbc, EvpCipher::of);
        put(services, Primitives.CAMELLIA_CTR, camelliaCtr, EvpCipher::of);
        put(services, Primitives.CAMELLIA_CCM, camelliaCbc, cbc -> Ccm.service(EvpCipher.of(cbc),
                EvpCipher.of(camelliaCtr.orElseThrow())));
        put(services, Primitives.TRIPLE_DES_CBC, Ciphers.of("DES-EDE3-CBC", 24), EvpCipher::of);
        services.put(Primitives.MODP, (ModularPower.Service) Modulus::new);
        services.put(Primitives.ECP, EllipticCurve.remembered(Curve::of));
        services.put(Primitives.ECP_384, EllipticCurve.remembered(Curve::of));
        put(services, Primitives.X25519, Primitives.X25519_BASE, Xdh.x25519());
        put(services, Primitives.X448, Primitives.X448_BASE, Xdh.x448());
        services.put(Primitives.RSA, (RsaOperation.Service) PkeyRsa::keyed);
        return services.buildOrThrow();
    }

    private static void put(ImmutableMap.Builder<Primitive<?>, Object> services, Primitive<MontgomeryLadder> ladder,
            Primitive<MontgomeryLadder> ofBase, Optional<Xdh> curve) {
        curve.ifPresent(made -> services.put(ladder, made).put(ofBase, made));
    }

    private static <S> void put(ImmutableMap.Builder<Primitive<?>, Object> services, Primitive<S> primitive,
            Optional<Ciphers> ciphers, Function<Ciphers, S> service) {
        ciphers.map(service).ifPresent(made -> services.put(primitive, made));
    }
}
