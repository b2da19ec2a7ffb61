package io.ecoai.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate for this machine that nobody has signed but itself, as the JDK's keytool
 * makes it.
 *
 * @param store a store with the certificate and its key
 * @param certificate the certificate as PEM
 * @param key the private key as PEM
 */
public record TlsFiles(Path store, Path certificate, Path key) {

	public static final String PASSWORD = "changeit";

	private static final String ALIAS = "redis";

	public static TlsFiles in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
		Path store = folder.resolve("redis.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", ALIAS, "-keyalg", "RSA", "-storetype", "PKCS12", "-keystore", store.toString(),
				"-storepass", PASSWORD, "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity",
				"30")
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.log").toFile())
			.start();
		if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
			throw new IllegalStateException(Files.readString(folder.resolve("keytool.log")));
		}
		KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
		return new TlsFiles(store,
				pem(folder.resolve("redis.crt"), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
				pem(folder.resolve("redis.key"), "PRIVATE KEY",
						keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
	}

	private static Path pem(Path file, String kind, byte[] content) throws IOException {
		String lines = Base64.getMimeEncoder(64, new byte[] { 10 }).encodeToString(content);
		return Files.write(file, List.of("-----BEGIN " + kind + "-----", lines, "-----END " + kind + "-----"));
	}

	/** The options of a server that speaks TLS at a port of its own. */
	public String[] options(int port) {
		return new String[] { "--tls-port", String.valueOf(port), "--tls-cert-file", this.certificate.toString(),
				"--tls-key-file", this.key.toString(), "--tls-ca-cert-file", this.certificate.toString(),
				"--tls-auth-clients", "no" };
	}

}
