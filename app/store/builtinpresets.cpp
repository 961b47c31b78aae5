// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/builtinpresets.h"

#include <QCoreApplication>

namespace berth {
namespace {

#define BERTH_TEXT(text) QT_TRANSLATE_NOOP("BuiltInPresets", text)

// `request` and `query` are as in a preset's file.
struct BuiltIn
{
    const char *slug;
    const char *name;
    const char *notes;
    const char *query;
    const char *request;
};

constexpr BuiltIn table[] = {
    {"ssh", BERTH_TEXT("Plain SSH"), BERTH_TEXT("A CUDA image and a shell, nothing else."),
        "num_gpus=1 direct_port_count>=1",
        R"({"image": "nvidia/cuda:12.4.1-devel-ubuntu22.04", "runtype": "ssh_direct", "disk": 32})"},
    {"pytorch", BERTH_TEXT("PyTorch development"),
        BERTH_TEXT("PyTorch with JupyterLab and SSH. The tag that suits the machine's CUDA is chosen by the "
                   "server."),
        "num_gpus=1 gpu_ram>=16 direct_port_count>=2",
        R"({"image": "vastai/pytorch:@vastai-automatic-tag", "runtype": "jupyter_direct", "use_jupyter_lab": true,
            "jupyter_dir": "/workspace", "disk": 64, "env": [{"name": "HF_HOME", "value": "/workspace/hf"}]})"},
    {"jupyter", BERTH_TEXT("JupyterLab"),
        BERTH_TEXT("Notebooks in the browser on Vast.ai's base image, with a terminal beside them."),
        "num_gpus=1 direct_port_count>=2",
        R"({"image": "vastai/base-image:@vastai-automatic-tag", "runtype": "jupyter_direct",
            "use_jupyter_lab": true, "jupyter_dir": "/workspace", "disk": 32})"},
    {"vllm", BERTH_TEXT("vLLM server"),
        BERTH_TEXT(
            "Answers as OpenAI's API does, on port 8000. Set VLLM_API_KEY, or anybody who finds the port "
            "can use it; change the model in the arguments."),
        "num_gpus=1 gpu_ram>=24 direct_port_count>=1",
        R"({"image": "vllm/vllm-openai:latest", "runtype": "args", "disk": 64,
            "args": ["--model", "Qwen/Qwen2.5-7B-Instruct", "--max-model-len", "8192"],
            "env": [{"kind": "port", "name": "8000:8000"}, {"name": "VLLM_API_KEY", "secret": true}]})"},
    {"ollama", BERTH_TEXT("Ollama server"),
        BERTH_TEXT(
            "Ollama on port 11434. It knows no password: use it through an SSH tunnel or for tests only."),
        "num_gpus=1 gpu_ram>=12 direct_port_count>=2",
        R"({"image": "ollama/ollama:latest", "runtype": "ssh_direct", "disk": 64,
            "onstart": "ollama serve > /var/log/ollama.log 2>&1 &\n",
            "env": [{"name": "OLLAMA_HOST", "value": "127.0.0.1:11434"}]})"},
    {"comfyui", BERTH_TEXT("ComfyUI"),
        BERTH_TEXT("Vast.ai's ComfyUI image; its portal on port 1111 leads to everything that runs in it."),
        "num_gpus=1 gpu_ram>=16 direct_port_count>=4",
        R"({"image": "vastai/comfy:@vastai-automatic-tag", "runtype": "jupyter_direct", "disk": 80,
            "jupyter_dir": "/workspace", "onstart": "entrypoint.sh\n",
            "env": [{"kind": "port", "name": "1111:1111"}, {"kind": "port", "name": "8188:8188"},
                    {"name": "OPEN_BUTTON_PORT", "value": "1111"}]})"},
    {"a1111", BERTH_TEXT("Stable Diffusion WebUI (A1111)"),
        BERTH_TEXT("AUTOMATIC1111's interface on port 7860, behind a user and the password WEB_PASSWORD."),
        "num_gpus=1 gpu_ram>=12 direct_port_count>=3",
        R"({"image": "ghcr.io/ai-dock/stable-diffusion-webui:latest-cuda", "runtype": "ssh_direct", "disk": 64,
            "onstart": "init.sh\n",
            "env": [{"kind": "port", "name": "1111:1111"}, {"kind": "port", "name": "7860:7860"},
                    {"name": "WEB_USER", "value": "user"}, {"name": "WEB_PASSWORD", "secret": true}]})"},
    {"tensorflow", BERTH_TEXT("TensorFlow"), BERTH_TEXT("TensorFlow's own GPU image with Jupyter and SSH."),
        "num_gpus=1 direct_port_count>=2",
        R"({"image": "tensorflow/tensorflow:2.17.0-gpu-jupyter", "runtype": "jupyter_direct",
            "jupyter_dir": "/tf", "disk": 40})"},
    {"jax", BERTH_TEXT("JAX"), BERTH_TEXT("NVIDIA's JAX image over SSH."),
        "num_gpus=1 gpu_ram>=16 direct_port_count>=1",
        R"({"image": "nvcr.io/nvidia/jax:24.10-py3", "runtype": "ssh_direct", "disk": 64,
            "env": [{"name": "XLA_PYTHON_CLIENT_PREALLOCATE", "value": "false"}]})"},
    {"axolotl", BERTH_TEXT("Axolotl fine-tuning"),
        BERTH_TEXT("Fine-tunes language models. HF_TOKEN is for models behind a licence; WANDB_API_KEY for "
                   "charts; delete what you do not need."),
        "num_gpus=1 gpu_ram>=24 direct_port_count>=1",
        R"({"image": "axolotlai/axolotl:main-latest", "runtype": "ssh_direct", "disk": 120,
            "env": [{"name": "HF_TOKEN", "secret": true}, {"name": "WANDB_API_KEY", "secret": true},
                    {"name": "HF_HOME", "value": "/workspace/hf"}]})"},
    {"whisper", BERTH_TEXT("Whisper transcription"),
        BERTH_TEXT("Turns speech into text by HTTP, on port 9000; the page /docs there says how."),
        "num_gpus=1 gpu_ram>=10 direct_port_count>=1",
        R"({"image": "onerahmet/openai-whisper-asr-webservice:latest-gpu", "runtype": "args", "disk": 32,
            "env": [{"kind": "port", "name": "9000:9000"}, {"name": "ASR_ENGINE", "value": "faster_whisper"},
                    {"name": "ASR_MODEL", "value": "large-v3"}]})"},
    {"batch", BERTH_TEXT("Batch job"),
        BERTH_TEXT(
            "Runs one command in place of a shell and ends. Its disk is billed until you destroy it; fetch "
            "what it writes before."),
        "num_gpus=1",
        R"({"image": "nvidia/cuda:12.4.1-base-ubuntu22.04", "runtype": "args", "disk": 16,
            "cancel_unavail": true, "args": ["bash", "-c", "nvidia-smi && echo finished"]})"},
    {"vm", BERTH_TEXT("Virtual machine"),
        BERTH_TEXT(
            "Ubuntu 22.04 with a kernel of its own, for Docker inside and the like. Needs an SSH key on "
            "the account before it is made."),
        "num_gpus=1 vms_enabled=true direct_port_count>=1",
        R"({"image": "docker.io/vastai/kvm:ubuntu_cli_22.04-2025-11-21", "vm": true, "runtype": "ssh_direct",
            "disk": 64})"},
};

#undef BERTH_TEXT

QString translated(const char *text)
{
    return QCoreApplication::translate("BuiltInPresets", text);
}

QString fileOf(const BuiltIn &one)
{
    return QLatin1String("builtin:") + QLatin1String(one.slug);
}

}

const PresetEntries &builtInEntries()
{
    static const PresetEntries entries = [] {
        PresetEntries all;
        for (const BuiltIn &one : table) {
            const auto preset = builtInPreset(fileOf(one));
            PresetEntry entry;
            entry.file = fileOf(one);
            entry.builtIn = true;
            entry.summary.id = preset->id;
            entry.summary.name = preset->name;
            entry.summary.notes = preset->notes;
            entry.summary.image = preset->fields.text(FieldId::Image);
            all << entry;
        }
        return all;
    }();
    return entries;
}

std::optional<Preset> builtInPreset(const QString &file)
{
    for (const BuiltIn &one : table) {
        if (file != fileOf(one))
            continue;
        const auto reading = presetFromJson(one.request, QString());
        Q_ASSERT(reading && reading->problems.isEmpty());
        Preset preset = reading->preset;
        preset.id = fileOf(one);
        preset.name = translated(one.name);
        preset.notes = translated(one.notes);
        preset.offerQuery = QLatin1String(one.query);
        return preset;
    }
    return std::nullopt;
}

}
