// deploy/kubernetes.yaml against the schemas of Kubernetes, and what the files for containers have to agree on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse, parseAllDocuments } from "yaml";
import { REPOSITORY } from "./image.mjs";

const require = createRequire(import.meta.url);
const MODELS = {
  ConfigMap: require("kubernetes-models/v1/ConfigMap").ConfigMap,
  Deployment: require("kubernetes-models/apps/v1/Deployment").Deployment,
  Secret: require("kubernetes-models/v1/Secret").Secret,
  Service: require("kubernetes-models/v1/Service").Service,
};
const text = (path) => readFileSync(join(REPOSITORY, path), "utf8");
const VERSION = /^version = "(.*)"$/m.exec(text("Cargo.toml"))[1];
const read = () => parseAllDocuments(text("deploy/kubernetes.yaml"), { strict: true, uniqueKeys: true }).map((document) => document.toJS());
const byKind = (documents) => Object.fromEntries(documents.map((document) => [document.kind, document]));

/**
 * Errors of a manifest. The schemas of Kubernetes allow fields that they do not know, so a misspelled one would pass: the
 * validator reads every field that it knows, and what it never read is reported.
 */
function errorsOf(manifest) {
  const unread = new Set();
  const watched = (value, path) => {
    if (typeof value !== "object" || value === null) return value;
    const children = {};
    for (const key of Object.keys(value)) {
      unread.add(`${path}/${key}`);
      children[key] = watched(value[key], `${path}/${key}`);
    }
    return new Proxy(value, {
      get(target, key) {
        unread.delete(`${path}/${String(key)}`);
        return Object.hasOwn(children, key) ? children[key] : target[key];
      },
    });
  };
  const Model = MODELS[manifest.kind];
  if (!Model) return [`unknown kind ${manifest.kind}`];
  if (manifest.apiVersion !== Model.apiVersion) return [`apiVersion of ${manifest.kind} should be ${Model.apiVersion}`];
  const model = new Model({});
  // The constructor copies the fields of the top level, so they are set here.
  for (const [key, value] of Object.entries(manifest)) model[key] = watched(value, `/${key}`);
  for (const key of Object.keys(manifest)) {
    if (!["apiVersion", "kind", "metadata", "spec", "data", "stringData", "type"].includes(key)) unread.add(`/${key}`);
  }
  try {
    model.validate();
  } catch (error) {
    return [error.message];
  }
  return [...unread].map((path) => `unknown field ${path}`);
}

describe("kubernetes.yaml", () => {
  test("follows the schemas", () => {
    const documents = read();
    assert.deepEqual(documents.map(({ kind }) => kind), ["ConfigMap", "Secret", "Deployment", "Service"]);
    for (const document of documents) assert.deepEqual(errorsOf(document), [], document.kind);
  });

  test("the check finds what is wrong", () => {
    const changed = (change) => {
      const { Deployment } = byKind(read());
      change(Deployment.spec, Deployment.spec.template.spec.containers[0]);
      return errorsOf(Deployment).join();
    };
    assert.match(changed((spec) => (spec.replicas = "2")), /replicas must be integer/);
    assert.match(changed((spec) => delete spec.selector), /required property '?selector/);
    assert.match(changed((spec) => (spec.replica = 2)), /unknown field \/spec\/replica$/);
    assert.match(changed((_, container) => delete container.readinessProbe.httpGet.port), /required property '?port/);
    assert.match(
      changed((_, container) => (container.redinessProbe = {})),
      /unknown field \/spec\/template\/spec\/containers\/0\/redinessProbe$/,
    );
  });

  test("two replicas, not root, read-only, probes at the health port, all parts connected", () => {
    const { ConfigMap, Secret, Deployment, Service } = byKind(read());
    const pod = Deployment.spec.template;
    const [container] = pod.spec.containers;
    assert.equal(Deployment.spec.replicas, 2);
    assert.deepEqual(pod.metadata.labels, Deployment.spec.selector.matchLabels);
    assert.deepEqual(pod.metadata.labels, Service.spec.selector);
    assert.equal(pod.spec.securityContext.runAsNonRoot, true);
    assert.deepEqual(container.securityContext, {
      allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] },
    });
    const ports = container.ports.map(({ name }) => name);
    for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
      assert.deepEqual(container[probe].httpGet, { path: "/healthz", port: "health" });
    }
    assert.ok(ports.includes("health") && ports.includes(Service.spec.ports[0].targetPort));
    assert.deepEqual(container.envFrom, [
      { configMapRef: { name: ConfigMap.metadata.name } }, { secretRef: { name: Secret.metadata.name } },
    ]);
    assert.deepEqual(container.volumeMounts.map(({ name }) => name), pod.spec.volumes.map(({ name }) => name));
    assert.ok(!("MJ_TOKEN" in ConfigMap.data), "the token is in the Secret");
    assert.match(container.image, new RegExp(`:${VERSION}$`));
  });
});

describe("the files for containers agree", () => {
  const compose = parse(text("compose.yaml"), { strict: true, uniqueKeys: true });
  const dockerfile = text("Dockerfile");
  const entrypoint = text("deploy/container/entrypoint.sh");
  const settings = text("deploy/container/settings.env");

  test("compose.yaml keeps the container closed and publishes it to this machine alone", () => {
    const sheet = compose.services["contact-sheet"];
    assert.equal(sheet.read_only, true);
    assert.deepEqual(sheet.cap_drop, ["ALL"]);
    assert.deepEqual(sheet.security_opt, ["no-new-privileges:true"]);
    assert.match(sheet.tmpfs[0], /^\/config:/);
    assert.deepEqual(sheet.ports, ["${PUBLISH:-127.0.0.1:8080}:8080"]);
    assert.match(sheet.image, new RegExp(`:${VERSION.replaceAll(".", "\\.")}}$`));
    assert.equal(compose.services["midjourney-proxy"].ports, undefined);
  });

  test("each setting is known to the entry point and explained", () => {
    const names = Object.keys(compose.services["contact-sheet"].environment);
    assert.ok(names.length > 10);
    for (const name of [...names, ...Object.keys(byKind(read()).ConfigMap.data), ...Object.keys(byKind(read()).Secret.stringData)]) {
      assert.ok(entrypoint.includes(name), `${name} in entrypoint.sh`);
      assert.match(settings, new RegExp(`^${name}=`, "m"), `${name} in settings.env`);
    }
    const used = new Set(text("compose.yaml").match(/(?<=\$\{)[A-Z_]+/g));
    for (const [, name] of settings.matchAll(/^([A-Z_]+)=/gm)) assert.ok(used.has(name), `${name} in compose.yaml`);
  });

  test("the image is built with the pinned Rust and does not run as root", () => {
    const [, rust] = /^channel = "(.*)"$/m.exec(text("rust-toolchain.toml"));
    assert.match(dockerfile, new RegExp(`^ARG BUILD_IMAGE=rust:${rust.replaceAll(".", "\\.")}-`, "m"));
    assert.match(dockerfile, /^USER 10001:10001$/m);
    assert.doesNotMatch(dockerfile, /TOKEN|PASSWORD/);
  });
});
