// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/templates.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace berth::sandbox {
namespace {

Template make(qint64 id, const QString &name, const QString &description, double disk, QJsonObject request)
{
    Template one;
    one.id = id;
    one.name = name;
    one.description = description;
    one.readme = QStringLiteral("# %1\n\n%2\n\n- Image: `%3`\n- Disk: %4 GB or more\n\n"
                                "This template exists in the sandbox only.\n")
                     .arg(name, description, request.value(QLatin1String("image")).toString())
                     .arg(disk);
    one.timesUsed = id * 7 % 5000;
    one.recommendedDiskGb = disk;
    one.request = std::move(request);
    one.request[QLatin1String("disk")] = disk;
    // The id is made of the contents, as the real one is.
    one.hashId = QString::fromLatin1(QCryptographicHash::hash(
        name.toUtf8() + QJsonDocument(one.request).toJson(QJsonDocument::Compact), QCryptographicHash::Md5)
                                         .toHex());
    return one;
}

QJsonObject request(const char *image, const char *runtype, QJsonObject env, const char *onstart)
{
    QJsonObject object{{QLatin1String("image"), QString::fromLatin1(image)},
        {QLatin1String("runtype"), QString::fromLatin1(runtype)}, {QLatin1String("env"), env}};
    if (*onstart)
        object[QLatin1String("onstart")] = QString::fromLatin1(onstart);
    return object;
}

QList<Template> makeTemplates()
{
    const QString one = QStringLiteral("1");
    QJsonObject jupyter = request("vastai/pytorch:@vastai-automatic-tag", "jupyter_direct",
        {{QStringLiteral("-p 1111:1111"), one}, {QStringLiteral("-p 8080:8080"), one},
            {QStringLiteral("DATA_DIRECTORY"), QStringLiteral("/workspace/")}},
        "entrypoint.sh");
    jupyter[QLatin1String("use_jupyter_lab")] = true;
    jupyter[QLatin1String("jupyter_dir")] = QStringLiteral("/");
    QJsonObject server = request("vllm/vllm-openai:v0.6.6", "args",
        {{QStringLiteral("-p 8000:8000"), one}, {QStringLiteral("HF_TOKEN"), QString()}}, "");
    server[QLatin1String("args")]
        = QJsonArray{QStringLiteral("--model"), QStringLiteral("Qwen/Qwen2.5-7B-Instruct"),
            QStringLiteral("--max-model-len"), QStringLiteral("8192")};
    Template shared = make(70211, QStringLiteral("Whisper web"),
        QStringLiteral("Speech to text in the browser, made by somebody else."), 40,
        request("example/whisper-web:2.3", "ssh_direct",
            {{QStringLiteral("-p 9000:9000"), one}, {QStringLiteral("MODEL"), QStringLiteral("small")}},
            "/start.sh"));
    shared.creatorId = 90'417;
    shared.recommended = false;
    shared.timesUsed = 321;
    Template own = make(80012, QStringLiteral("Nightly training"), QStringLiteral("My own settings."), 120,
        request("vastai/pytorch:2.4.0-cuda-12.4.1", "ssh_direct",
            {{QStringLiteral("WANDB_API_KEY"), QStringLiteral("kept-in-the-template")}},
            "cd /workspace && ./nightly.sh"));
    own.creatorId = 0;
    own.recommended = false;
    own.isPrivate = true;
    own.timesUsed = 7;
    return {
        make(62897, QStringLiteral("PyTorch (Vast)"), QStringLiteral("PyTorch with Jupyter and SSH."), 32,
            jupyter),
        make(62904, QStringLiteral("NVIDIA CUDA"), QStringLiteral("CUDA development tools, SSH only."), 16,
            request("vastai/base-image:@vastai-automatic-tag", "ssh_direct",
                {{QStringLiteral("-p 1111:1111"), one}}, "entrypoint.sh")),
        make(63118, QStringLiteral("vLLM"), QStringLiteral("An OpenAI-like server for language models."), 60,
            server),
        make(63425, QStringLiteral("ComfyUI"), QStringLiteral("Pictures from a graph of nodes."), 80,
            request("vastai/comfy:v0.3.13-cuda-12.1-pytorch-2.5.1", "jupyter_direct",
                {{QStringLiteral("-p 8188:8188"), one},
                    {QStringLiteral("COMFYUI_ARGS"), QStringLiteral("--listen")}},
                "entrypoint.sh")),
        make(63777, QStringLiteral("Ubuntu 22.04"), QStringLiteral("A plain system."), 10,
            request("ubuntu:22.04", "ssh", {}, "env >> /etc/environment")),
        shared,
        own,
    };
}

bool absent(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

}

const QList<Template> &publicTemplates()
{
    static const QList<Template> templates = makeTemplates();
    return templates;
}

const Template *findTemplate(std::optional<qint64> id, const QString &hashId)
{
    const QList<Template> &all = publicTemplates();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Template &one) {
        return hashId.isEmpty() ? id == one.id : hashId == one.hashId && (!id || id == one.id);
    });
    return found == all.end() ? nullptr : &*found;
}

QJsonObject shownTemplate(const Template &one, qint64 accountId)
{
    const QString image = one.request.value(QLatin1String("image")).toString();
    const QString runtype = one.request.value(QLatin1String("runtype")).toString();
    const bool jupyter = runtype.startsWith(QLatin1String("jupyter"));
    const bool direct = runtype.endsWith(QLatin1String("direct"));
    QStringList env;
    const QJsonObject pairs = one.request.value(QLatin1String("env")).toObject();
    for (auto it = pairs.begin(); it != pairs.end(); ++it)
        env << (it.key().startsWith(u'-') ? it.key()
                                          : QStringLiteral("-e %1=%2").arg(it.key(), it->toString()));
    QJsonArray args = one.request.value(QLatin1String("args")).toArray();
    QStringList words;
    for (const QJsonValue &arg : args)
        words << arg.toString();
    return {
        {QLatin1String("id"), one.id},
        {QLatin1String("hash_id"), one.hashId},
        {QLatin1String("name"), one.name},
        {QLatin1String("desc"), one.description},
        {QLatin1String("readme"), one.readme},
        {QLatin1String("readme_visible"), true},
        {QLatin1String("creator_id"), one.creatorId ? one.creatorId : accountId},
        {QLatin1String("count_created"), one.timesUsed},
        {QLatin1String("created_at"), 1'700'000'000 + one.id},
        {QLatin1String("recent_create_date"), 1'760'000'000 + one.id},
        {QLatin1String("image"), image.section(u':', 0, 0)},
        {QLatin1String("tag"), image.section(u':', 1)},
        {QLatin1String("default_tag"), image.section(u':', 1)},
        {QLatin1String("docker_login_repo"), QJsonValue::Null},
        {QLatin1String("env"), env.join(u' ')},
        {QLatin1String("onstart"), one.request.value(QLatin1String("onstart")).toString()},
        {QLatin1String("args_str"), words.join(u' ')},
        {QLatin1String("runtype"), runtype},
        {QLatin1String("use_ssh"), runtype != QLatin1String("args")},
        {QLatin1String("ssh_direct"), direct},
        {QLatin1String("jup_direct"), jupyter && direct},
        {QLatin1String("use_jupyter_lab"), one.request.value(QLatin1String("use_jupyter_lab")).toBool()},
        {QLatin1String("jupyter_dir"), one.request.value(QLatin1String("jupyter_dir"))},
        {QLatin1String("recommended"), one.recommended},
        {QLatin1String("recommended_disk_space"), one.recommendedDiskGb},
        {QLatin1String("private"), one.isPrivate},
    };
}

QJsonObject mergedWithTemplate(const QJsonObject &request, const Template &one)
{
    QJsonObject merged = one.request;
    merged.remove(QLatin1String("volume_info"));
    const bool newArguments
        = !absent(request.value(QLatin1String("args"))) || !absent(request.value(QLatin1String("args_str")));
    if (newArguments) { // the two are one setting
        merged.remove(QLatin1String("args"));
        merged.remove(QLatin1String("args_str"));
    }
    for (auto it = request.begin(); it != request.end(); ++it) {
        if (absent(*it))
            continue;
        if (it.key() != QLatin1String("env")) {
            merged[it.key()] = *it;
            continue;
        }
        QJsonObject env = merged.value(it.key()).toObject();
        const QJsonObject own = it->toObject();
        for (auto pair = own.begin(); pair != own.end(); ++pair)
            env[pair.key()] = *pair;
        merged[it.key()] = env;
    }
    return merged;
}

}
