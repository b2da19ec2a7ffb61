package io.ecoai.autoconfigure;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

/**
 * A Redis on this machine with the password "secret", as Boot describes it.
 */
final class DescribedConnection implements DataRedisConnectionDetails {

	private final int port;

	DescribedConnection(int port) {
		this.port = port;
	}

	@Override
	public String getPassword() {
		return "secret";
	}

	@Override
	public Standalone getStandalone() {
		return Standalone.of("127.0.0.1", this.port);
	}

}
