/** Characters of an id; BullMQ's are no longer, nor have they others than these. */
const ID = { longest: 100, strange: '[^ -~]' };
/** Bytes of a message as it is stored: what Redis accepts of an honest client, and more than any sender puts there. */
const LONGEST = 1_048_576;

/**
 * KEYS: wait, active, prioritized, marker, stalled. ARGV[1] the keys' prefix, ARGV[2] token, ARGV[3] length of the lock (ms).
 * An answer: id, data, times taken over; nothing when none waits.
 */
const TAKE = `
-- Redis that is full refuses a script whose first write could need memory: taking makes room, so it begins with what needs none.
local function following()
  local id = redis.call('RPOP', KEYS[1]) or redis.call('ZPOPMIN', KEYS[3])[1]
  if id then redis.call('LPUSH', KEYS[2], id) end
  return id
end

-- Some other id for one that no client could hold, or tell from others: there is no such message, so it is malformed.
local function usable(id)
  if #id <= ${ID.longest} and not id:find('${ID.strange}') then return id end
  redis.call('LREM', KEYS[2], 1, id)
  redis.call('DEL', ARGV[1] .. id)
  local other = redis.sha1hex(id)
  redis.call('LPUSH', KEYS[2], other)
  return other
end

local function take()
  local id = following()
  if not id then return false end
  id = usable(id)
  if redis.call('LLEN', KEYS[1]) + redis.call('ZCARD', KEYS[3]) > 0 then redis.call('ZADD', KEYS[4], 0, '0') end
  redis.call('SET', ARGV[1] .. id .. ':lock', ARGV[2], 'PX', ARGV[3])
  local fields = redis.pcall('HMGET', ARGV[1] .. id, 'data', 'stc')
  local data = fields[1]
  if not data or #data > ${LONGEST} then data = '' end
  return { id, data, tonumber(fields[2]) or 0 }
end
`;

const script = (lua: string) => ({ numberOfKeys: 5, lua });

/**
 * The steps of a message in one script each. They read of it what they return and nothing else, and believe nothing that
 * stands beside it: whoever may write to a queue may write anything.
 */
export const scripts = {
  leanTake: script(`${TAKE} return take()`),
  /** ARGV[4] id, ARGV[5] '1' to take the next as well. Answers 'lost' when the lock is another worker's, or nobody's. */
  leanFinish: script(`${TAKE}
local lock = ARGV[1] .. ARGV[4] .. ':lock'
if redis.call('GET', lock) ~= ARGV[2] then return 'lost' end
redis.call('DEL', lock, ARGV[1] .. ARGV[4])
redis.call('SREM', KEYS[5], ARGV[4])
redis.call('LREM', KEYS[2], -1, ARGV[4])
return ARGV[5] == '1' and take()`),
};
