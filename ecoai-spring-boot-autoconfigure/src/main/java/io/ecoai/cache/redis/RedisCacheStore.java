package io.ecoai.cache.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.ecoai.cache.CacheEntry;
import io.ecoai.cache.CacheKey;
import io.ecoai.cache.CacheStatistics;
import io.ecoai.cache.CacheStore;
import io.ecoai.cache.EntryHeader;
import io.ecoai.cache.FlushFilter;
import io.ecoai.cache.Leases;
import io.ecoai.cache.Permit;
import io.ecoai.redis.PrivateRedis;
import io.ecoai.redis.messages.Messages;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keeps answers in Redis, for all instances that use the same prefix. A read waits for
 * the server for a bounded time, a write does not wait at all. Thread-safe.
 */
public final class RedisCacheStore implements CacheStore {

	/**
	 * How long a read may wait. A call reads an answer of its own kind and perhaps one of
	 * another, so two of these are what a server without answers can add to it.
	 */
	public static final Duration READ_PATIENCE = Duration.ofMillis(50);

	/** For what no caller of a model waits for. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final Set<CompletableFuture<?>> puts = ConcurrentHashMap.newKeySet();

	private final EntryFormat format = new EntryFormat();

	private final PrivateRedis redis;

	private final Messages messages;

	private final FlushLog flushes;

	private final RefreshOrder order;

	private final RedisLeases leases;

	private final PermittedPut permitted;

	private final RedisKeys keys;

	private final Indexes indexes;

	private final Pruning pruning;

	private final Duration readPatience;

	/** What is asked for again to find out whether the server answers. */
	private volatile byte[] lastRead;

	RedisCacheStore(PrivateRedis redis, String keyPrefix, Clock clock, Duration readPatience) {
		this(redis, new Messages(redis, keyPrefix), keyPrefix, false, clock, readPatience);
	}

	/**
	 * Creates a store over a connection, which it closes in the end.
	 * @param redis the connection
	 * @param messages how other instances are told
	 * @param keyPrefix what all keys begin with, such as {@code ecoai:}
	 * @param singleFlight whether one instance asks for an answer while the others wait
	 * @param clock tells what has expired
	 */
	public RedisCacheStore(PrivateRedis redis, Messages messages, String keyPrefix, boolean singleFlight, Clock clock) {
		this(redis, messages, keyPrefix, singleFlight, clock, READ_PATIENCE);
	}

	RedisCacheStore(PrivateRedis redis, Messages messages, String keyPrefix, boolean singleFlight, Clock clock,
			Duration readPatience) {
		this.redis = redis;
		this.keys = new RedisKeys(keyPrefix);
		this.flushes = new FlushLog(redis, this.keys);
		this.messages = messages;
		this.order = new RefreshOrder(redis, this.keys);
		this.leases = new RedisLeases(redis, this.keys, this.flushes, this.order, singleFlight, readPatience);
		this.permitted = new PermittedPut(redis, messages, this.keys, this.flushes);
		this.indexes = new Indexes(this.keys, clock);
		this.pruning = new Pruning(this.keys, this.indexes);
		this.readPatience = readPatience;
		this.lastRead = RedisKeys.bytes(this.keys.all());
	}

	@Override
	public String storage() {
		return "redis";
	}

	@Override
	public boolean isRemote() {
		return true;
	}

	/** It is made by whoever asks first. */
	@Override
	public @Nullable String identity() {
		this.redis.awaitConnection(PATIENCE);
		byte[] name = this.keys.identity();
		byte[] identity = read(name, PATIENCE);
		if (identity == null) {
			byte[] made = RedisKeys.bytes(UUID.randomUUID().toString());
			this.redis.await(this.redis.commands().set(name, made, SetArgs.Builder.nx()), PATIENCE);
			identity = Objects.requireNonNull(read(name, PATIENCE), "Redis has not kept the identity of the answers");
		}
		return RedisKeys.text(identity);
	}

	@Override
	public @Nullable CacheEntry get(CacheKey key) {
		byte[] name = this.keys.answer(key);
		this.lastRead = name;
		long start = System.nanoTime();
		this.redis.awaitConnection(this.readPatience);
		byte[] value = read(name, this.readPatience.minusNanos(System.nanoTime() - start));
		return (value != null) ? this.format.read(key, value) : null;
	}

	private byte @Nullable [] read(byte[] name, Duration patience) {
		try {
			return this.redis.await(this.redis.commands().get(name), patience);
		}
		catch (RedisCommandExecutionException ex) {
			if (isOfAnotherType(ex)) {
				return null;
			}
			throw ex;
		}
	}

	@Override
	public CompletionStage<?> put(CacheEntry entry) {
		return put(entry, Permit.ALWAYS);
	}

	@Override
	public CompletionStage<Boolean> put(CacheEntry entry, Permit permit) {
		if (permit == Permit.NEVER) {
			return CompletableFuture.completedFuture(false);
		}
		RedisClusterAsyncCommands<byte[], byte[]> commands = this.redis.commands();
		byte[] value = this.format.write(entry);
		Duration left = this.indexes.timeLeft(entry.expiresAt());
		RedisPermit ours = (permit instanceof RedisPermit redisPermit) ? redisPermit : null;
		if (ours != null) {
			ours.storing();
		}
		CompletableFuture<Boolean> put = this.indexes.add(commands, entry)
			.thenCompose((indexed) -> this.permitted.put(entry, value, left, ours))
			.toCompletableFuture();
		this.puts.add(put);
		put.whenComplete((allowed, failure) -> {
			this.puts.remove(put);
			if (failure != null && FullServer.isCauseOf(failure)) {
				// An older answer must not be served in its place.
				discard(entry.key());
			}
			if (ours != null) {
				ours.stored(Boolean.TRUE.equals(allowed));
			}
		});
		// Apart, since the answer is kept whatever becomes of it.
		put.thenRun(() -> this.pruning.afterWrite(commands, this.keys.indexes(entry.description())));
		return put;
	}

	@Override
	public Leases leases() {
		return this.leases;
	}

	/**
	 * Waits for the writes that this instance has begun, so that none of them comes after
	 * the removal.
	 */
	@Override
	public long remove(FlushFilter filter) {
		Flush flush = begin(filter);
		if (isLogged(filter)) {
			return flush.run();
		}
		long removed = flush.run();
		this.redis.await(this.flushes.add(filter), PATIENCE);
		// Others may have kept something before they could know.
		return removed + flush.run();
	}

	@Override
	public long removeUnlogged(FlushFilter filter) {
		return begin(filter).run();
	}

	private Flush begin(FlushFilter filter) {
		List<CompletableFuture<?>> before = List.copyOf(this.puts);
		this.redis.await(PrivateRedis.all(before).handle((done, failure) -> true),
				PrivateRedis.COMMAND_TIMEOUT.multipliedBy(3));
		this.redis.awaitConnection(PATIENCE);
		return new Flush(this.redis, this.keys, this.indexes, filter);
	}

	/** Not on a server that is full: there, something has to leave before. */
	private boolean isLogged(FlushFilter filter) {
		try {
			this.redis.await(this.flushes.add(filter), PATIENCE);
			return true;
		}
		catch (RedisCommandExecutionException ex) {
			if (FullServer.isCauseOf(ex)) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Just this one, and without a mark in the log of flushes: its successor comes next.
	 */
	@Override
	public void discard(CacheKey key) {
		this.order.discard(key, this.messages.channel(), RedisPeers.replaced(this.messages, key));
	}

	@Override
	public List<EntryHeader> newest(String namespace, String model, int limit) {
		byte[] index = RedisKeys.bytes(this.keys.newest(namespace, model));
		List<byte[]> members = this.redis.await(this.redis.commands().zrevrange(index, 0, limit - 1L), PATIENCE);
		List<CacheKey> named = Objects.requireNonNullElse(members, List.<byte[]>of())
			.stream()
			.map((member) -> new CacheKey(new String(member, UTF_8)))
			.toList();
		return new Answers(this.redis, this.keys).look(named, PATIENCE)
			.values()
			.stream()
			.map(Answers.Found::entry)
			.filter(Objects::nonNull)
			.map(EntryHeader::of)
			.sorted(Comparator.comparing(EntryHeader::createdAt).reversed())
			.toList();
	}

	/**
	 * An estimate: a few of those that the index names are looked at, and the rest is
	 * taken to be like them.
	 */
	@Override
	public CacheStatistics statistics() {
		return new Estimate(this.redis, this.keys).take(storage(), PATIENCE);
	}

	@Override
	public CompletionStage<?> probe() {
		return this.redis.commands()
			.get(this.lastRead)
			.toCompletableFuture()
			.orTimeout(this.readPatience.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.leases.close();
		this.redis.close();
	}

	/** Somebody else's key, which is no answer and no failure either. */
	private static boolean isOfAnotherType(RedisCommandExecutionException failure) {
		return failure.getMessage() != null && failure.getMessage().startsWith("WRONGTYPE");
	}

}
