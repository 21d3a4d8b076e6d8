// Uses the schema registry as users of Confluent's own JavaScript client do, and prints what came of each step.
import {
  Compatibility,
  JsonDeserializer,
  JsonSerializer,
  SchemaRegistryClient,
  SerdeType,
} from '@confluentinc/schemaregistry'

const config = {
  baseURLs: [process.env.REGISTRY_URL],
  maxRetries: 0,
  basicAuthCredentials: { credentialsSource: 'USER_INFO', userInfo: `anybody:${process.env.REGISTRY_TOKEN}` },
}
const client = new SchemaRegistryClient(config)
const topic = 'confluent.client'
const subject = `${topic}-value`
const schema = properties => ({
  schemaType: 'JSON',
  schema: JSON.stringify({ type: 'object', properties, required: ['a'], additionalProperties: false }),
})
const first = schema({ a: { type: 'string' } })
const second = schema({ a: { type: 'string' }, b: { type: 'integer' } })
const incompatible = schema({ a: { type: 'integer' } })

const results = {}
const step = async (name, work) => {
  try {
    results[name] = await work()
  } catch (e) {
    results[name] = `${e.status ?? ''} ${e.errorCode ?? ''} ${e.message}`.trim()
  }
}
await step('defaultCompatibility', () => client.getDefaultCompatibility())
await step('first', () => client.register(subject, first))
await step('compatibility', () => client.updateCompatibility(subject, Compatibility.FULL_TRANSITIVE))
await step('configured', () => client.getCompatibility(subject))
await step('config', () => client.getConfig(subject))
await step('fits', () => client.testSubjectCompatibility(subject, first))
await step('fitsNot', () => client.testCompatibility(subject, 1, incompatible))
await step('fitsLatest', () => client.testSubjectCompatibility(subject, second))
await step('back', () => client.updateCompatibility(subject, Compatibility.BACKWARD))
await step('registered', () => client.registerFullResponse(subject, second))
await step('refused', () => client.register(subject, incompatible))
await step('id', () => client.getId(subject, second))
await step('version', () => client.getVersion(subject, second))
await step('versions', () => client.getAllVersions(subject))
await step('subjects', async () => (await client.getAllSubjects()).includes(subject))
await step('latest', () => client.getLatestSchemaMetadata(subject))
await step('metadata', () => client.getSchemaMetadata(subject, 1))
await step('byId', () => client.getBySubjectAndId(subject, results.first))
await step('unknownVersion', () => client.getSchemaMetadata(subject, 9))
await step('unknownSubject', () => client.getAllVersions('nobody.sends.this'))
const serializer = new JsonSerializer(client, SerdeType.VALUE, { useLatestVersion: true, validate: true })
const deserializer = new JsonDeserializer(client, SerdeType.VALUE, { validate: true })
await step('decoded', async () => deserializer.deserialize(topic, await serializer.serialize(topic, { a: 'x', b: 1 })))
await step('invalid', () => serializer.serialize(topic, { a: 1 }))
await step('deleted', () => client.deleteSubject(subject))
await step('deletedForGood', () => client.deleteSubject(subject, true))
console.log(JSON.stringify(results))
