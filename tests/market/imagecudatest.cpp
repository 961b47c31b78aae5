// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/imagecuda.h"

#include "support/testcase.h"

using namespace berth;

class ImageCudaTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void images_data();
    void images();
    void machines();
};

void ImageCudaTest::images_data()
{
    QTest::addColumn<int>("version"); // 0: none is told
    const auto row = [](const char *image, int version) { QTest::newRow(image) << version; };
    row("nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04", 124);
    row("nvidia/cuda:11.8.0-base-ubuntu20.04", 118);
    row("nvcr.io/nvidia/cuda:12.3.2-runtime-ubi8", 123);
    row("localhost:5000/cuda:12.2.0-base", 122);
    row("pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime", 124);
    row("pytorch/pytorch:1.13.1-cuda11.6-cudnn8-devel", 116);
    row("vastai/pytorch:2.5.1-cuda-12.1.1", 121);
    row("vastai/linux-desktop:cuda_12.4-ubuntu", 124);
    row("me/app:torch2.3-cu121", 121);
    row("me/app:py310cu124", 124);
    row("me/app:2.1.0+cu118", 118);
    row("me/app:cu92", 92);
    row("me/app:cu102", 102);
    row("me/app:cu128-nightly", 128);
    row("me/app:cu130", 130);
    row("me/app:cuda12", 120);
    row("me/app:CUDA12.6", 126);
    row("me/app:cuda124", 124);
    row("me/app-cu121:latest", 121);
    row("me/app-cu121:cu124", 124); // the tag counts
    row("me/app-cu121", 121);
    row("pytorch/pytorch:2.4.0-cuda12.4-cudnn9-runtime@sha256:"
        "0c118f00aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        124);
    row("ubuntu@sha256:0c118b4caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0);
    row("vastai/base-image:@vastai-automatic-tag", 0);
    row("vastai/base-image:cuda-12.4.1-auto", 124);
    row("ubuntu:22.04", 0);
    row("tensorflow/tensorflow:2.15.0-gpu", 0);
    row("nvcr.io/nvidia/pytorch:24.05-py3", 0);
    row("ggerganov/llama.cpp:server-cuda-b4719", 0);
    row("ggerganov/llama.cpp:server-cuda", 0);
    row("me/app:cudnn8", 0);
    row("me/focus118:latest", 0); // no word of its own
    row("me/app:cuda99.1", 0);
    row("me/app:cu755", 0);
    row("me/app:cuda20240501", 0); // a date
    row("me/cudatools:12.4", 0); // whose version that is isn't told
    row("nvidia/cuda", 0);
    row("nvidia/cuda:latest", 0);
    row("", 0);
}

void ImageCudaTest::images()
{
    QFETCH(int, version);
    QCOMPARE(cudaOfImage(QString::fromUtf8(QTest::currentDataTag())).value_or(0), version);
}

void ImageCudaTest::machines()
{
    QCOMPARE(cudaOfMachine(12.4), std::optional(124));
    QCOMPARE(cudaOfMachine(12), std::optional(120));
    QVERIFY(cudaOfMachine(12.2) < cudaOfMachine(12.3));
    QVERIFY(!cudaOfMachine(0));
    QVERIFY(!cudaOfMachine(-1));
    QCOMPARE(cudaText(118), QStringLiteral("11.8"));
}

BERTH_TEST(ImageCudaTest)
#include "imagecudatest.moc"
