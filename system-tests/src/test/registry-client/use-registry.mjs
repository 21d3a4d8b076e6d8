// Uses the schema registry as Kafka's JavaScript users do, with their client, and prints what came of each step.
import { SchemaRegistry, SchemaType, COMPATIBILITY } from '@kafkajs/confluent-schema-registry'

const registry = new SchemaRegistry({
  host: process.env.REGISTRY_URL,
  auth: { username: 'anybody', password: process.env.REGISTRY_TOKEN },
  retry: { retries: 0 },
})
const subject = 'kafkajs.client'
const schema = properties =>
  JSON.stringify({ type: 'object', properties, required: ['a'], additionalProperties: false })
const json = text => ({ type: SchemaType.JSON, schema: text })
const first = schema({ a: { type: 'string' } })
const second = schema({ a: { type: 'string' }, b: { type: 'integer' } })
const incompatible = schema({ a: { type: 'integer' } })

const results = {}
const step = async (name, work) => {
  try {
    results[name] = await work()
  } catch (e) {
    results[name] = `${e.status ?? ''} ${e.message}`.trim()
  }
}
const options = { subject, compatibility: COMPATIBILITY.BACKWARD }
await step('first', async () => (await registry.register(json(first), options)).id)
await step('again', async () => (await registry.register(json(first), options)).id)
await step('second', async () => (await registry.register(json(second), options)).id)
await step('incompatible', async () => (await registry.register(json(incompatible), options)).id)
await step('latest', () => registry.getLatestSchemaId(subject))
await step('lookup', () => registry.getRegistryIdBySchema(subject, json(first)))
await step('version', () => registry.getRegistryId(subject, 2))
await step('unknown', () => registry.getRegistryId(subject, 9))
await step('decoded', async () => registry.decode(await registry.encode(results.second, { a: 'x', b: 1 })))
await step('invalid', () => registry.encode(results.second, { a: 1 }))
console.log(JSON.stringify(results))
