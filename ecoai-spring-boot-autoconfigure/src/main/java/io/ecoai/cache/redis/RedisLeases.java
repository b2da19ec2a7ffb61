package io.ecoai.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ecoai.cache.CacheKey;
import io.ecoai.cache.Claim;
import io.ecoai.cache.Leases;
import io.ecoai.cache.Permit;
import io.ecoai.redis.BackgroundThread;
import io.ecoai.redis.PrivateRedis;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Leases as keys that expire. One thread renews all that this instance holds.
 */
final class RedisLeases implements Leases, AutoCloseable {

	static final Duration LEASE = Duration.ofSeconds(3);

	private static final Log logger = LogFactory.getLog(RedisLeases.class);

	private static final Duration RENEW_EVERY = Duration.ofSeconds(1);

	/** Longer than a provider may take; whoever has forgotten a lease then loses it. */
	private static final Duration LONGEST = Duration.ofMinutes(15);

	/** For how long those who wait can see that there is nothing to wait for. */
	private static final Duration NOTHING_SHOWN_FOR = Duration.ofSeconds(1);

	private static final String NO_MARK = "";

	private static final byte[] NOTHING = RedisKeys.bytes("-");

	private static final long WAIT = 0;

	private static final long NOTHING_CAME = 1;

	private static final long LOOK = 2;

	private static final long LEASED = 3;

	/**
	 * Whoever has waited for an answer and sees that there is none asks at once, without
	 * waiting for others in the same position. Whoever comes anew takes the lease.
	 */
	private static final RedisScript CLAIM = new RedisScript("""
			local lease, answer = unpack(KEYS)
			local token, millis, nothing, intent = unpack(ARGV)
			local holder = redis.call('GET', lease)
			if holder and holder ~= nothing then
				return 0
			end
			if holder and intent == 'WAITED' then
				return 1
			end
			if intent ~= 'RENEW' and redis.call('EXISTS', answer) == 1 then
				return 2
			end
			redis.call('SET', lease, token, 'PX', millis)
			return 3
			""");

	private static final RedisScript RENEW = new RedisScript("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then
				return redis.call('PEXPIRE', KEYS[1], ARGV[2])
			end
			return 0
			""");

	private static final RedisScript END = new RedisScript("""
			if redis.call('GET', KEYS[1]) == ARGV[1] then
				redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[2])
				return 1
			end
			return 0
			""");

	private final ConcurrentMap<CacheKey, RedisPermit> held = new ConcurrentHashMap<>();

	private final AtomicBoolean renewing = new AtomicBoolean();

	private final ScheduledExecutorService thread = BackgroundThread.called("leases");

	private final PrivateRedis redis;

	private final RedisKeys keys;

	private final FlushLog flushes;

	private final RefreshOrder order;

	private final boolean singleFlight;

	private final Duration patience;

	/**
	 * Creates it.
	 * @param singleFlight whether there are leases at all
	 * @param patience how long a caller may wait for the server
	 */
	RedisLeases(PrivateRedis redis, RedisKeys keys, FlushLog flushes, RefreshOrder order, boolean singleFlight,
			Duration patience) {
		this.redis = redis;
		this.keys = keys;
		this.flushes = flushes;
		this.order = order;
		this.singleFlight = singleFlight;
		this.patience = patience;
	}

	@Override
	public Claim claim(CacheKey key, Intent intent) {
		RedisPermit own = this.held.get(key);
		if (own != null && own.isStoring()) {
			return Claim.elsewhere();
		}
		if (own != null || !this.singleFlight) {
			// A call of this instance that asks something else of the cache. It may even
			// be the one within which this call is made.
			return Claim.ask(permit(key));
		}
		String token = UUID.randomUUID().toString();
		CompletionStage<String> mark = FullServer.or(this.flushes.mark(), NO_MARK);
		CompletionStage<Long> number = this.order.number(key);
		// Who cannot hold a lease asks without one: the server can still be read.
		CompletionStage<Long> claimed = FullServer.or(
				CLAIM.run(this.redis.commands(), List.of(this.keys.lease(key), this.keys.answer(key)),
						List.of(token.getBytes(UTF_8), number(LEASE), NOTHING, RedisKeys.bytes(intent.name()))),
				NOTHING_CAME);
		this.redis.await(PrivateRedis.all(List.of(claimed, mark, number)), this.patience);
		// Not before: a lease for which nobody waits any more has to expire.
		return claim(key, claimed.toCompletableFuture().join(), token, mark.toCompletableFuture().join(),
				number.toCompletableFuture().join());
	}

	private Claim claim(CacheKey key, long outcome, String token, String mark, long number) {
		if (outcome == WAIT) {
			return Claim.elsewhere();
		}
		if (outcome == LOOK) {
			return Claim.look();
		}
		if (mark.equals(NO_MARK)) {
			return Claim.ask(Permit.NEVER);
		}
		RedisPermit permit = new RedisPermit(this, key, (outcome == LEASED) ? token : null, mark, number, false);
		if (permit.token() != null) {
			this.held.put(key, permit);
			renew();
		}
		return Claim.ask(permit);
	}

	@Override
	public Permit permit(CacheKey key) {
		return permit(key, this.order.number(key), false);
	}

	@Override
	public Permit refresh(CacheKey key) {
		return permit(key, FullServer.or(this.order.refresh(key), 0L), true);
	}

	private Permit permit(CacheKey key, CompletionStage<Long> number, boolean refresh) {
		CompletionStage<Permit> permit = FullServer.or(this.flushes.mark(), NO_MARK)
			.thenCombine(number, (mark, known) -> mark.equals(NO_MARK) ? Permit.NEVER
					: new RedisPermit(this, key, null, mark, known, refresh));
		return Objects.requireNonNull(this.redis.await(permit, this.patience));
	}

	/** The lease is not needed any more. */
	void end(RedisPermit permit, boolean given) {
		String token = permit.token();
		if (token == null || !this.held.remove(permit.key(), permit) || given) {
			return;
		}
		try {
			END.run(this.redis.commands(), List.of(this.keys.lease(permit.key())),
					List.of(token.getBytes(UTF_8), number(NOTHING_SHOWN_FOR), NOTHING));
		}
		catch (RuntimeException ex) {
			logger.debug("A lease is not given back and expires", ex);
		}
	}

	private void renew() {
		if (this.renewing.compareAndSet(false, true)) {
			this.thread.scheduleAtFixedRate(() -> this.held.values().forEach(this::renew), RENEW_EVERY.toMillis(),
					RENEW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void renew(RedisPermit permit) {
		String token = permit.token();
		if (token == null || permit.ageNanos() > LONGEST.toNanos()) {
			this.held.remove(permit.key(), permit);
			return;
		}
		try {
			RENEW.run(this.redis.commands(), List.of(this.keys.lease(permit.key())),
					List.of(token.getBytes(UTF_8), number(LEASE)));
		}
		catch (RuntimeException ex) {
			logger.debug("A lease is not renewed", ex);
		}
	}

	private static byte[] number(Duration duration) {
		return RedisKeys.bytes(Long.toString(duration.toMillis()));
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
