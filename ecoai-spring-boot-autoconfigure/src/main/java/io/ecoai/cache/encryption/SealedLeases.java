package io.ecoai.cache.encryption;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Claim;
import io.ecoai.cache.Leases;
import io.ecoai.cache.Permit;

/**
 * Leases of the keys as they stand in the store.
 *
 * @param leases the leases of the store
 * @param names seals the keys
 */
record SealedLeases(Leases leases, SealedNames names) implements Leases {

	static Leases of(Leases leases, SealedNames names) {
		return (leases != Leases.NONE) ? new SealedLeases(leases, names) : leases;
	}

	@Override
	public Claim claim(CacheKey key, Intent intent) {
		return this.leases.claim(this.names.key(0, key), intent);
	}

	@Override
	public Permit permit(CacheKey key) {
		return this.leases.permit(this.names.key(0, key));
	}

	@Override
	public Permit refresh(CacheKey key) {
		return this.leases.refresh(this.names.key(0, key));
	}

}
